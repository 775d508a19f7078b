package dev.ingressmap.defaultbackend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Running;
import dev.ingressmap.answers.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

  private static Running service;

  @BeforeAll
  static void start() {
    service = Running.start(DefaultBackend.application());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest(name = "{0} gets {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                                                          | text/plain
          */*                                                         | text/plain
          text/*                                                      | text/plain
          application/*                                               | application/json
          text/html                                                   | text/html
          application/json                                            | application/json
          application/problem+json                                    | application/problem+json
          TEXT/HTML                                                   | text/html
          text/html;charset=utf-8, application/json                   | text/html
          # weights
          text/html;q=0.5, application/json                           | application/json
          text/html;q=0.5, application/json;q=0.4                     | text/html
          text/html;Q=0.1, application/json;q=0.2                     | application/json
          text/html ; q=0.1 , application/json ; q=0.2                | application/json
          image/avif, application/xhtml+xml, text/html;q=0.001        | text/html
          text/html, application/xml;q=0.9, image/webp, */*;q=0.8     | text/html
          # the most specific range decides on a type
          text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5 | text/html
          text/*;q=0.3, text/html;q=0.2, */*;q=0.5                    | application/json
          application/json;q=0.2, */*;q=0.1                           | application/json
          # 0 excludes
          */*, text/plain;q=0                                         | text/html
          text/*, text/plain;q=0.0                                    | text/html
          */*, text/*;q=0                                             | application/json
          */*, text/*;q=0, application/json;q=0.000                   | application/problem+json
          text/html, */*;q=0                                          | text/html
          # ties: specificity, position, our order
          */*, application/json                                       | application/json
          application/*, text/html                                    | text/html
          application/json, text/html                                 | application/json
          text/html, application/json                                 | text/html
          application/*, text/*                                       | application/json
          # nothing acceptable
          */*;q=0                                                     | text/plain
          image/png                                                   | text/plain
          application/xml, image/*;q=0.5                              | text/plain
          # what is malformed is not there
          text/html;q=1.1, application/json;q=0.1                     | application/json
          text/html;q=-1, application/json;q=0.1                      | application/json
          text/html;q=0.0001, application/json;q=0.1                  | application/json
          text/html;q=NaN, application/json;q=0.1                     | application/json
          text/html;q=, application/json;q=0.1                        | application/json
          */html, application/json;q=0.1                              | application/json
          text/, /html, text, *, , ;q=1, application/json;q=0.1       | application/json
          text/html/x, te xt/html, application/json;q=0.1             | application/json
          text/html;a="b,c;q=0";q=0.9, application/json;q=0.1         | text/html
          text/html;a="\\",text/plain", application/json;q=0.1        | text/html
          "text/html, application/json                                | text/plain
          """)
  void acceptDecides(String accept, String mediaType) throws Exception {
    assertThat(mediaType("Accept: " + accept)).isEqualTo(mediaType);
    assertThat(mediaType("X-Format: " + accept)).isEqualTo(mediaType);
  }

  @Test
  void withoutAcceptItIsPlainText() throws Exception {
    assertThat(mediaType()).isEqualTo("text/plain");
  }

  @Test
  void severalHeadersAreOneList() throws Exception {
    assertThat(mediaType("Accept: text/html;q=0.1", "Accept: application/json;q=0.2"))
        .isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/html     | text/html
          image/png     | text/plain
          ;;,/          | text/plain
          text/html;q=2 | text/plain
          ''            | application/json
          """)
  void formatWinsOverAccept(String format, String mediaType) throws Exception {
    assertThat(mediaType("Accept: application/json", "X-Format: " + format)).isEqualTo(mediaType);
  }

  private static String mediaType(String... headers) throws Exception {
    Reply reply = Wire.exchange(service.port(), "GET", "/", headers);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Vary")).isEqualTo("Accept");
    return reply.header("Content-Type").replace(";charset=utf-8", "");
  }
}
