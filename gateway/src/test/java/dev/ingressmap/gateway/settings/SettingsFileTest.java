package dev.ingressmap.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ingressmap.gateway.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  @TempDir private Path folder;

  @Test
  void readsSettings() throws IOException {
    Settings settings =
        read(
            """
            api: {name: teams, description: All of them, version: "2", binaryMediaTypes: [image/png]}
            stage: {name: prod, description: The real one}
            region: eu-central-1
            hosts:
              shop.example.com: {prefix: /shop}
            """);

    assertThat(settings)
        .isEqualTo(
            new Settings(
                new Settings.Api("teams", "All of them", "2", List.of("image/png")),
                new Settings.Stage("prod", "The real one"),
                "eu-central-1",
                Map.of("shop.example.com", "/shop"),
                Settings.Limits.DEFAULT));
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing'", "'api: {}'", "'stage:'"})
  void keepsDefaults(String text) throws IOException {
    assertThat(read(text)).isEqualTo(Settings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stages: {name: x} | :1: stages: is not a field here: did you mean stage?
          api: {nam: x} | :1: api.nam: is not a field here: did you mean name?
          api: {name: 3} | :1: api.name: must be a string: quote it
          api: {name: ""} | :1: api.name: must not be empty
          api: {name: "a*b"} | :1: api.name: must be letters, digits and _.:/=+@-, not "a*b"
          api: [] | :1: api: must be a mapping
          stage: {name: v 1} | :1: stage.name: must be letters, digits, _ and -, not "v 1"
          api: {binaryMediaTypes: [png]} | :1: api.binaryMediaTypes[0]: must be a media type such as image/png, not "png"
          region: Frankfurt | :1: region: must be an AWS region such as eu-central-1, not "Frankfurt"
          hosts: {a.b: {prefix: shop}} | :1: hosts[a.b].prefix: must be a path such as /shop, without a slash at its end, not "shop"
          hosts: {a.b: {}} | :1: hosts[a.b].prefix: is required
          text | :1: must be a mapping
          """)
  void namesFileLineAndField(String text, String message) {
    assertThat(problem(text)).isEqualTo(folder.resolve("gateway.yaml") + message);
  }

  @Test
  void refusesSeveralDocuments() {
    assertThat(problem("api: {}\n---\napi: {}\n"))
        .endsWith("gateway.yaml:3: there must be one document, not 2");
  }

  @Test
  void saysWhyItCannotBeRead() throws IOException {
    Path missing = folder.resolve("nope.yaml");
    assertThat(problem(missing)).isEqualTo(missing + ": does not exist");
    assertThat(problem(folder)).isEqualTo(folder + ": is a folder, not a file");
    Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'#', (byte) 0xe4});
    assertThat(problem(latin1)).isEqualTo(latin1 + ": is not UTF-8: save it as UTF-8");
  }

  private static String problem(Path file) {
    return String.valueOf(
        catchThrowableOfType(InvalidInput.class, () -> SettingsFile.read(file)).getMessage());
  }

  private String problem(String text) {
    return String.valueOf(catchThrowableOfType(InvalidInput.class, () -> read(text)).getMessage());
  }

  private Settings read(String text) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("gateway.yaml"), text));
  }
}
