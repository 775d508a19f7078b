package dev.ingressmap.localstage.model.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageMethodSettingTest {

  /** The stage's settings, distinguished by their burst limits. */
  private final Stage stage =
      new Stage(
          "v1",
          "d",
          null,
          false,
          null,
          Map.of(
              "*/*",
              burst(1),
              "a/GET",
              burst(2),
              "~1a~1b/GET",
              burst(3),
              "a/{c+}/PUT",
              burst(4),
              "/POST",
              burst(5)),
          Map.of(),
          null,
          null,
          null,
          null,
          false,
          Map.of(),
          Instant.EPOCH,
          Instant.EPOCH);

  @ParameterizedTest
  @CsvSource({
    "/a,GET,2",
    "/a/b,GET,3",
    "/a/{c+},PUT,4",
    "/,POST,5",
    "/a,POST,1",
    "/b,GET,1",
    "/,GET,1"
  })
  void isThatOfTheMethodElseThatOfAll(String path, String httpMethod, int burst) {
    assertThat(burstOf(stage.methodSetting(path, httpMethod))).isEqualTo(burst);
  }

  private static int burstOf(@Nullable MethodSetting setting) {
    return setting == null ? 0 : setting.throttlingBurstLimit();
  }

  private static MethodSetting burst(int limit) {
    return new MethodSetting(
        false, null, false, limit, 1, false, 0, false, false, UnauthorizedRefresh.FAIL_WITH_403);
  }
}
