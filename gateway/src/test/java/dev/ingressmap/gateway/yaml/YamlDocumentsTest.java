package dev.ingressmap.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'a: &x [*x]'                                     | a.yaml:1: not readable: &x contains itself
          'kind: List\nitems: &a [{kind: List, items: *a}]' | a.yaml:2: not readable: &a contains itself
          'a: 1\n---\n&top {b: {c: *top}}'                 | a.yaml:3: not readable: &top contains itself
          'b: &x {? *x : 1}'                               | a.yaml:1: not readable: &x contains itself
          '&x {<<: *x}'                                    | a.yaml:1: not readable: &x contains itself
          """)
  void refusesWhatContainsItself(String text, String problem) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> parse(text))
        .withMessage(problem);
  }

  /** Ten thousand million scalars in a few hundred bytes. */
  @Test
  void refusesABomb() {
    String bomb =
        "- &l0 x\n"
            + IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "- &l" + i + " [" + "*l".concat((i - 1) + ", ").repeat(10) + "]\n")
                .collect(Collectors.joining());

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> parse(bomb))
        .withMessage("a.yaml:7: not readable: its aliases stand for more than 1000000 values");
  }

  @Test
  void refusesWhatAliasesNestTooDeeply() {
    String deep =
        "- &l0 x\n"
            + IntStream.rangeClosed(1, 5_000)
                .mapToObj(i -> "- &l" + i + " [*l" + (i - 1) + "]\n")
                .collect(Collectors.joining());

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> parse(deep))
        .withMessageMatching("a.yaml:[0-9]+: not readable: nested more than 100 deep");
  }

  @Test
  void readsAnAliasAsOftenAsItStands() {
    String text = "base: &b {k: v}\nuses: [" + "*b, ".repeat(1_000) + "]\n";

    assertThat(parse(text).get(0).require("uses").items())
        .hasSize(1_000)
        .allSatisfy(use -> assertThat(use.require("k").string()).isEqualTo("v"));
  }

  private static List<YamlValue> parse(String text) {
    return YamlDocuments.parse("a.yaml", text);
  }
}
