package dev.ingressmap.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** A page of docs/reference, which the code tells. */
public final class ReferencePage {

  private static final Path FOLDER = Path.of("../docs/reference");

  private final String name;
  private final StringJoiner text = new StringJoiner("\n", "", "\n");

  public ReferencePage(String name, String title) {
    this.name = name;
    text.add("<!-- Written by docs/reference/write, from the code. -->").add("# " + title);
  }

  public void heading(String words) {
    text.add("").add("## " + words);
  }

  public void paragraph(String words) {
    text.add("").add(words);
  }

  public void code(List<String> lines) {
    text.add("").add("```");
    lines.forEach(text::add);
    text.add("```");
  }

  /** Its cells are Markdown. */
  public void table(List<String> names, List<List<String>> rows) {
    text.add("").add(row(names)).add(row(names.stream().map(each -> "---").toList()));
    rows.forEach(cells -> text.add(row(cells)));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Text as it is, in which options, variables and names of annotations are code. */
  public static String words(String text) {
    return text.replaceAll(
            "(?<![\\w/.-])(--[a-z][a-z-]+|\\$[A-Z_]+(/\\w+)?|[a-z]+\\.(dev/[a-z-]+|yaml))(?![\\w/])",
            "`$1`")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*");
  }

  public static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }

  /** Compares it with the page in the repository, or writes that one. */
  public void check() throws IOException {
    Path page = FOLDER.resolve(name);
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(page, text.toString());
    }
    String outdated = "docs/reference/%s is not what the code says: run docs/reference/write";
    assertThat(page).as(outdated, name).exists();
    assertThat(Files.readString(page)).as(outdated, name).isEqualTo(text.toString());
  }
}
