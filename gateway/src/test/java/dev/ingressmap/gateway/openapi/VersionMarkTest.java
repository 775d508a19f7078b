package dev.ingressmap.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMarkTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    "1.0.0, 1.0.0+map.0123456789abcdef",
    "1.0.0+build.5, 1.0.0+build.5.map.0123456789abcdef",
    "'', +map.0123456789abcdef",
    "1+map.aaaaaaaaaaaaaaaa, 1+map.aaaaaaaaaaaaaaaa.map.0123456789abcdef"
  })
  void isPutOnAndTakenOff(String version, String marked) {
    assertThat(VersionMark.on(version, HASH)).isEqualTo(marked);
    assertThat(VersionMark.isOn(marked)).isTrue();
    assertThat(VersionMark.off(marked)).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0",
        "",
        "V1",
        "1+map.0123",
        "1+map.0123456789abcdef-x",
        "map.0123456789abcdef"
      })
  void isNotWhatOthersSay(String version) {
    assertThat(VersionMark.isOn(version)).isFalse();
    assertThat(VersionMark.off(version)).isEqualTo(version);
  }
}
