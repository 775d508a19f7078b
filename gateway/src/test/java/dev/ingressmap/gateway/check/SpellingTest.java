package dev.ingressmap.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void pathIsWrittenInOtherWays() {
    assertThat(Spelling.of("/raw/admin", "w"))
        .extracting(SpellingTest::written)
        .contains(
            written("//raw/admin", true),
            written("/raw//admin", true),
            written("/raw/./admin", true),
            written("/raw/%2e/admin", true),
            written("/raw/%2fadmin", true),
            written("/raw%2fadmin", true),
            written("/raw/w/..%2fadmin", true),
            written("/raw/w/../admin", true),
            written("/raw/%61dmin", true),
            written("/raw/admin/", false),
            written("/raw/admin//", true),
            written("/RAW/ADMIN", false))
        .doesNotContain(written("/raw/admin", false), written("/raw/admin", true));
  }

  @Test
  void rootIsWrittenInOtherWays() {
    assertThat(Spelling.of("/", "w"))
        .extracting(SpellingTest::written)
        .contains(written("//", true), written("/./", true))
        .allMatch(written -> written.startsWith("/"));
  }

  @Test
  void wayLeadsUpAndToTheGoal() {
    assertThat(Spelling.between("/api/open/", 2, "/raw/x", "w"))
        .extracting(SpellingTest::written)
        .contains(
            written("/api/open/../../raw/x", true),
            written("/api/open/%2e%2e/%2e%2e/raw/x", true),
            written("/api/open/..%2f..%2fraw/x", true),
            written("/api/open/w%2f..%2f..%2f..%2fraw/x", true),
            written("/api/open/..%5c..%5craw/x", true),
            written("/api/open/%252e%252e%252f%252e%252e%252fraw/x", false));
  }

  @Test
  void nowhereIsWrittenInTheSameWay() {
    assertThat(Spelling.of("/raw/admin", "w"))
        .extracting(spelling -> spelling.to("nowhere"))
        .contains("/raw/nowhere.json", "/raw/nowhere%2f", "/raw/./nowhere", "/nowhere");
    assertThat(Spelling.between("/open/", 1, "/raw/x", "w"))
        .extracting(spelling -> spelling.to("nowhere"))
        .contains("/open/../nowhere", "/open/w%2f..%2f..%2fnowhere");
  }

  private static String written(Spelling spelling) {
    return written(spelling.path(), spelling.isOdd());
  }

  private static String written(String path, boolean isOdd) {
    return path + (isOdd ? " odd" : "");
  }
}
