package dev.ingressmap.localstage;

import dev.ingressmap.gateway.ReferencePage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/local-stage.md has every setting of the local stage. */
class SettingReferenceTest {

  @Test
  void hasEverySetting() throws IOException {
    ReferencePage page = new ReferencePage("local-stage.md", "The settings of the local stage");
    page.paragraph(
        "[The local stage](../local-stage.md) explains them. A flag wins over its variable, and a"
            + " blank variable is like none.");
    page.table(
        List.of("flag", "environment variable", "meaning"),
        Stream.of(Setting.values())
            .map(setting ->
                List.of(
                    ReferencePage.code(
                        names(setting) + (setting.label().isEmpty() ? "" : " ") + setting.label()),
                    ReferencePage.code(setting.variable()),
                    ReferencePage.words(setting.description().replace("%%", "%"))))
            .toList());
    page.check();
  }

  private static String names(Setting setting) {
    return String.join(
        ", ", Flags.commandLine().getCommandSpec().findOption(setting.flag()).names());
  }
}
