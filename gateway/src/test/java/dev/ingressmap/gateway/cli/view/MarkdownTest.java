package dev.ingressmap.gateway.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.terminal.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      textBlock =
          """
          a_b*c*          ! `a_b*c*`
          @team #1        ! `@team #1`
          <img src=x>     ! `<img src=x>`
          [a](http://e.f) ! `[a](http://e.f)`
          a\\             ! `a\\`
          a|b             ! <code>a&#124;b</code>
          a\\|b           ! <code>a&#92;&#124;b</code>
          a`b`            ! <code>a&#96;b&#96;</code>
          `</code>|       ! <code>&#96;&#60;&#47;code&#62;&#124;</code>
          """)
  void showsAStrangersTextAsItIs(String text, String shown) {
    assertThat(Markdown.value(text)).isEqualTo(shown);
  }

  @Test
  void isOneLineForEachRow() {
    List<Line> table = Markdown.table(List.of("A", "B"), List.of(List.of("a\n| b |", "")));

    assertThat(table.stream().map(Line::text))
        .containsExactly("| A | B |", "| --- | --- |", "| <code>a&#92;n&#124; b &#124;</code> | |");
  }
}
