package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {

  @ParameterizedTest
  @CsvSource({
    "/,/",
    "/a/b,/a/b",
    "/a/b/,/a/b/",
    "/a.b/c~d,/a.b/c~d",
    "/%61%2Fb,/a/b",
    "/%C3%BC+%2B,/ü++",
    "//a///b//,/a/b/",
    "//,/",
    "/a/./b/.,/a/b/",
    "/a/../b,/b",
    "/a/b/..,/a/",
    "/a/..,/",
    "/a/%2e%2E/b,/b",
    "/../../a,/a",
    "/.well-known/x,/.well-known/x",
    "/a/..b,/a/..b",
    "/a;b=c,/a;b=c",
    "/%ff,/\uFFFD",
    "/a%00b,/a\u0000b",
  })
  void normalIsAsNginxReadsIt(String path, String expected) {
    assertThat(RequestPath.normal(path)).isEqualTo(expected);
  }
}
