package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {

  @ParameterizedTest
  @CsvSource({
    "/,/",
    "/a/b/,/a/b/",
    "/a.b/c~d,/a.b/c~d",
    "/%C3%BC+%2B,/ü++",
    "/a%20b%25,/a b%",
    "/a%252Fb,/a%2Fb",
    "/npm/@a%2fb,/npm/@a/b",
    "/a;b=c,/a;b=c",
    "/%ff,/\uFFFD",
  })
  void decodedIsAsNginxReadsIt(String path, String expected) {
    assertThat(RequestPath.decoded(path)).isEqualTo(expected);
  }
}
