package dev.ingressmap.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

  /** Ten billion scalars in a few hundred bytes. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesWhatNeverEnds() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> YamlDocuments.read(Path.of("/dev/zero")))
        .withMessage("/dev/zero: cannot be read: it has more than 64 MB");
  }

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

  @Test
  void mergesMappings() {
    YamlValue merged =
        parse(
                """
                base: &base {a: base, b: base, c: base}
                more: &more {<<: *base, b: more}
                own: {a: own, <<: *more}
                several: {<<: [{b: first}, *base], a: own}
                """)
            .get(0);

    assertThat(texts(merged.require("own")))
        .isEqualTo(Map.of("a", "own", "b", "more", "c", "base"));
    assertThat(texts(merged.require("several")))
        .isEqualTo(Map.of("a", "own", "b", "first", "c", "base"));
  }

  @Test
  void namesTheFieldThatWasMergedInto() {
    YamlValue merged = parse("base: &base\n  kind: 3\nown: {<<: *base}\n").get(0).require("own");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> merged.require("kind").string())
        .withMessage("a.yaml:2: own.kind: must be a string: quote it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '<<: 1'                    | a.yaml:1: [<<]: must be a mapping, or a list of them
          '<<: [{a: b}, c]'          | a.yaml:1: [<<]: must be a mapping, or a list of them
          '{<<: {a: b}, <<: {c: d}}' | a.yaml:1: [<<]: is given twice
          '"<<": 1\nb: 3\nb: 4'      | a.yaml:3: b: is given twice
          """)
  void refusesWhatCannotBeMerged(String text, String problem) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> parse(text).get(0).entries())
        .withMessage(problem);
  }

  private static Map<String, String> texts(YamlValue mapping) {
    return mapping.entries().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().string()));
  }

  private static List<YamlValue> parse(String text) {
    return YamlDocuments.parse("a.yaml", text);
  }
}
