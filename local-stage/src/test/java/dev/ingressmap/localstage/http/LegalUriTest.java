package dev.ingressmap.localstage.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalUriTest {

  @ParameterizedTest
  @CsvSource({
    "/a/../%2F//b;c,/a/../%2F//b;c",
    "/{a}|[b]\"<>^`\\,/%7Ba%7D%7C%5Bb%5D%22%3C%3E%5E%60%5C",
    "/ü%zz%4,/%C3%BC%25zz%254",
  })
  void aPathIsAsItWasButForWhatNoUriMayHave(String path, String expected) {
    assertThat(LegalUri.path(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"b=c&d[]=%20,b=c&d[]=%20", "q={}%zz,q=%7B%7D%25zz", "ü,%C3%BC", "a=b c,a=b%20c"})
  void aQueryIsAsItWasButForWhatNoUriMayHave(String query, String expected) {
    assertThat(LegalUri.query(query)).isEqualTo(expected);
  }
}
