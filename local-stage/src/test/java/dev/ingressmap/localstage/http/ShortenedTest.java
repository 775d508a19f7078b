package dev.ingressmap.localstage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ShortenedTest {

  @Test
  void longTextIsCut() {
    assertThat(Shortened.of(URI.create("/a?b"))).isEqualTo("/a?b");
    assertThat(Shortened.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Shortened.of("x".repeat(9_000))).isEqualTo("x".repeat(200) + "… (9000 characters)");
  }
}
