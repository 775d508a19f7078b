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

  @ParameterizedTest
  @CsvSource({
    "/a/../%2F//b;c,,/a/../%2F//b;c",
    "/a,b=c&d[]=%20,/a?b=c&d[]=%20",
    "/{a}|[b]\"<>^`\\,q={}%zz,/%7Ba%7D%7C%5Bb%5D%22%3C%3E%5E%60%5C?q=%7B%7D%25zz",
    "/ü,ü,/%C3%BC?%C3%BC",
  })
  void legalIsAsItWasSentButForWhatNoUriMayHave(String path, String query, String expected) {
    assertThat(RequestPath.legal(path, query == null ? "" : query)).isEqualTo(expected);
  }
}
