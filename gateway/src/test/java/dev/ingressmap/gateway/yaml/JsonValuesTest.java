package dev.ingressmap.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonValuesTest {

  @Test
  void areWhatYamlHas() {
    YamlValue value =
        of("{\"a\": [{\"s\": \"x\\u007f\\u0085\\\"\", \"i\": 7, \"b\": true, \"n\": null}]}");

    YamlValue item = value.require("a").items().get(0);
    assertThat(item.require("s").string()).isEqualTo("x\u007f\u0085\"");
    assertThat(item.require("i").integer(0, 9)).isEqualTo(7);
    assertThat(item.require("b").bool()).isTrue();
    assertThat(item.get("n")).isNull();
    assertThat(value.isMapping()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '{"f": 1}'     | somewhere: f: must be a string: quote it
          '{"f": 1.5}'   | somewhere: f: must be a string: quote it
          '{"f": true}'  | somewhere: f: must be a string: quote it
          '{"f": [1]}'   | somewhere: f: must be a string
          '{"f": null}'  | somewhere: f: is required
          '{}'           | somewhere: f: is required
          '[]'           | somewhere: must be a mapping
          """)
  void areNotWhatTheyAreNot(String json, String problem) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> of(json).require("f").string())
        .withMessage(problem);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "Yes,true", "on,true", "false,false", "no,false", "Off,false"})
  void areTrueOrFalseInYamlsWords(String word, boolean truth) {
    assertThat(YamlDocuments.parse("a.yaml", "f: " + word).get(0).require("f").bool())
        .isEqualTo(truth);
  }

  private static YamlValue of(String json) {
    return JsonValues.of("somewhere", new JsonMapper().readTree(json));
  }
}
