package dev.ingressmap.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EscapedTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0000 | \\x00
          0007 | \\x07
          0009 | \\t
          000a | \\n
          000d | \\r
          001b | \\x1b
          007f | \\x7f
          0080 | \\x80
          0085 | \\x85
          009b | \\x9b
          009f | \\x9f
          061c | \\u061c
          200e | \\u200e
          200f | \\u200f
          2028 | \\u2028
          2029 | \\u2029
          202a | \\u202a
          202e | \\u202e
          2066 | \\u2066
          2069 | \\u2069
          d800 | \\ud800
          dfff | \\udfff
          """)
  void showsWhatCannotBeSeen(String code, String shown) {
    assertThat(Escaped.line("a" + (char) Integer.parseInt(code, 16) + "b"))
        .isEqualTo("a" + shown + "b");
  }

  @Test
  void leavesWhatCanBeSeen() {
    String text = "Größe 4\\d{2} → 👍🏽 عربي עברית \u00a0";

    assertThat(Escaped.line(text)).isSameAs(text);
    assertThat(Escaped.json(text)).isSameAs(text);
    assertThat(Escaped.lines(text)).isSameAs(text);
  }

  @Test
  void leavesNothingOfAHostileText() {
    Hostile.assertHarmless("a: " + Escaped.line(Hostile.BROKEN));
  }

  @Test
  void keepsJustTheLineFeedsOfADocument() {
    assertThat(Escaped.lines("\u001b[1ma\n\tb\r\n👍\n")).isEqualTo("\\x1b[1ma\n\\tb\\r\n👍\n");
  }

  /** Any character keeps its meaning, next to other text and at either end. */
  @Test
  void keepsJsonTheSameJson() {
    for (int code = 0; code <= 0xffff; code++) {
      String text = (char) code + "x" + (char) code;
      String json = Escaped.json(JSON.writeValueAsString(text));

      assertThat(JSON.readValue(json, String.class)).isEqualTo(text);
      assertThat(Escaped.line(json)).isEqualTo(json);
    }
  }
}
