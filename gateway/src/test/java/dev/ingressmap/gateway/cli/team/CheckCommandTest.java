package dev.ingressmap.gateway.cli.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.Gateway;
import dev.ingressmap.gateway.mapping.Routes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path api;

  @BeforeEach
  void export() throws IOException {
    api = folder.resolve("api.json");
    Path all =
        manifests(
            "all.yaml",
            """
            shop/web: Prefix a.b/orders authorization=AWS_IAM
            web/all: Prefix a.b/
            search/i: Exact a.b/search
            """);
    assertThat(run("export", "-f", all.toString(), "--extensions", "--out", api.toString()))
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          search/i: Exact a.b/search                                | 0 | ANY /search  open
          search/i: Exact a.b/search authorization=AWS_IAM          | 0 | ANY /search  AWS_IAM
          search/j: Exact a.b/find                                  | 0 | ANY /find  open  (taken from Ingress web/all)
          search/j: Exact a.b/orders/pay authorization=AWS_IAM      | 0 | ANY /orders/pay  AWS_IAM  (taken from Ingress shop/web)
          search/j: Exact a.b/orders/pay                            | 2 | Ingress search/j  weaker, none of its routes is live
          search/j: Prefix a.b/orders authorization=AWS_IAM         | 2 | Ingress search/j  conflict, none of its routes is live
          search/i: Exact a.b/search authorizer=nobody              | 2 | Ingress search/i  invalid, its live route stays as it is
          """)
  void saysWhatWouldBecomeOfATeamsIngresses(String line, int exitCode, String words)
      throws IOException {
    assertThat(check(line)).isEqualTo(exitCode);

    assertThat(out.toString().lines()).contains("  " + words);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void appliesThePolicy() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            "teams: {all: {namespaces: ['*']}, search: {namespaces: [search], prefixes: [/search]}}");

    assertThat(check("search/j: Exact a.b/find", "--config", config.toString())).isEqualTo(2);
    assertThat(out.toString())
        .contains("teams.search.prefixes does not allow team search path /find");
  }

  /**
   * What is live has its terms already, and the platform's defaults do not weaken or change them.
   */
  @Test
  void leavesTheTermsOfOthersAsTheyAreLive() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("gateway.yaml"), "defaults: {apiKeyRequired: true, timeoutMs: 5000}");

    assertThat(
            check(
                "search/j: Exact a.b/orders/pay authorization=AWS_IAM",
                "--config",
                config.toString()))
        .isZero();
    assertThat(out.toString()).contains("ANY /orders/pay  AWS_IAM, API key");
  }

  @Test
  void reportsToPrograms() throws IOException {
    assertThat(check("search/j: Exact a.b/orders/pay", "--output", "json")).isEqualTo(2);

    JsonNode report = new JsonMapper().readTree(out.toString());
    assertThat(report.at("/heldBack/0/object").asString()).isEqualTo("Ingress search/j");
    assertThat(report.at("/heldBack/0/reason").asString()).isEqualTo("weaker");
    assertThat(report.get("apiCalls").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "{\"x-amazon-apigateway-documentation\": 1}", "null"})
  void refusesAFileThatIsNoSuchExport(String text) throws IOException {
    Files.writeString(api, text);

    assertThat(check("search/i: Exact a.b/search")).isEqualTo(1);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("gateway: ").doesNotContain("Exception");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    Files.write(api, new byte[] {(byte) 0xff, '{'});
    assertThat(check("search/i: Exact a.b/search")).isEqualTo(1);
    assertThat(err.toString()).contains("api.json: is not UTF-8: save it as UTF-8");

    Files.delete(api);
    assertThat(check("search/i: Exact a.b/search")).isEqualTo(1);
    assertThat(err.toString()).contains("api.json: does not exist");

    Path own = manifests("mine.yaml", "search/i: Exact a.b/search");
    assertThat(run("check", "-f", own.toString(), "--against", "")).isEqualTo(1);
    assertThat(err.toString()).contains("--against \"\": names no file");
  }

  @Test
  void needsAnIngressThatCanBeRead() throws IOException {
    assertThat(check("search/i: Exact a.b/search methods=NOTHING")).isEqualTo(1);
    assertThat(err.toString()).contains("is not one of");
  }

  private int check(String line, String... more) throws IOException {
    out.getBuffer().setLength(0);
    String[] arguments = {
      "check", "-f", manifests("mine.yaml", line).toString(), "--against", api.toString()
    };
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return run(all);
  }

  private Path manifests(String name, String lines) throws IOException {
    return Files.writeString(folder.resolve(name), Routes.of(lines).text());
  }

  private int run(String... arguments) {
    CommandLine commandLine = Gateway.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
