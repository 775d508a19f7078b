package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.route.CanonicalPath;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalPathTest {

  private static final CanonicalPath STRICT = new CanonicalPath(List.of());
  private static final CanonicalPath NPM = new CanonicalPath(List.of("/npm/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a",
        "/a/",
        "/a/b.c/d..e/.f/..g/h.",
        "/a;b=c/d;e",
        "/a%20b%25%3F%23%3B%2B",
        "/%C3%BC/%ff",
        "/a%252e/%252f",
        "/{a}|b",
        "/a+b@c:d,e!$&'()*~_-",
        "/..%20/...",
      })
  void canonicalPathIsTaken(String path) {
    assertThat(STRICT.objection(path)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../b, a dot segment",
    "/a/./b, a dot segment",
    "/a/.., a dot segment",
    "/., a dot segment",
    "/a/..;/b, a dot segment",
    "/a/.;x=y, a dot segment",
    "/a/..%2fb, a dot segment",
    "/a%2f../b, a dot segment",
    "//a, an empty segment",
    "/a//b, an empty segment",
    "/a//, an empty segment",
    "/a/%2Fb, an empty segment",
    "/a%2f/b, an empty segment",
    "/a/%2e%2E/b, an encoded letter",
    "/a/.%2e/b, an encoded letter",
    "/%2e, an encoded letter",
    "/%61, an encoded letter",
    "/%41%7a%7E%5f%2D%30, an encoded letter",
    "/a%2Fb, an encoded slash",
    "/a%5Cb, a backslash",
    "/a\\b, a backslash",
    "/a%00b, a control character",
    "/a%1Fb, a control character",
    "/a%7fb, a control character",
    "/a%0d%0ab, a control character",
    "/%u0041, a percent sign that encodes nothing",
    "/a%, a percent sign that encodes nothing",
    "/a#b, a fragment",
  })
  void pathThatCanBeReadOtherwiseIsRefused(String path, String objection) {
    assertThat(STRICT.objection(path)).startsWith("the path has " + objection);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/npm/@a%2fb", "/npm/%40a%2Fb/c"})
  void encodedSlashIsTakenBelowAPathThatMayHaveIt(String path) {
    assertThat(NPM.objection(path)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/npm%2fa",
        "/npmx/a%2fb",
        "/other/a%2fb",
        "/npm/..%2fa",
        "/npm/a%2f..%2fb",
        "/npm/a%2f%2fb",
        "/npm/%2fb",
        "/npm/a%5cb",
        "/npm/%2e%2e/b",
      })
  void nothingElseIsTakenThere(String path) {
    assertThat(NPM.objection(path)).isNotNull();
  }
}
