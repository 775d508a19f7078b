package dev.ingressmap.gateway.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.Gateway;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportCommandTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesTheDesiredApiWithoutCallingAnybody() {
    assertThat(export("-f", "../k8s/base")).isZero();

    JsonNode document = JSON.readTree(out.toString());
    assertThat(document.get("openapi").asString()).isEqualTo("3.0.1");
    assertThat(document.at("/info/title").asString()).isEqualTo("demo");
    assertThat(document.at("/paths").propertyNames()).containsExactly("/health");
    assertThat(document.at("/paths/~1health").propertyNames()).contains("get", "post");
    assertThat(out.toString()).doesNotContain("x-amazon");
  }

  @Test
  void keepsTheExtensionsIfAsked() {
    assertThat(export("-f", "../k8s/base", "--extensions")).isZero();

    assertThat(
            JSON.readTree(out.toString())
                .at("/paths/~1health/x-amazon-apigateway-any-method")
                .at("/x-amazon-apigateway-integration/uri")
                .asString())
        .isEqualTo("http://demo.callmeradical.com/health");
  }

  @Test
  void writesTheSameBytesToAFile() throws Exception {
    Path file = folder.resolve("openapi.json");
    export("-f", "../k8s/base");
    String printed = out.toString();
    out.getBuffer().setLength(0);

    assertThat(export("-f", "../k8s/base", "--out", file.toString())).isZero();

    assertThat(file).hasContent(printed.strip());
    assertThat(Files.readString(file)).endsWith("\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void putsTheDocumentIntoTheReportForPrograms() {
    assertThat(export("-f", "../k8s/base", "--output", "json")).isZero();

    JsonNode report = JSON.readTree(out.toString());
    assertThat(report.get("apiCalls").asInt()).isZero();
    assertThat(report.get("from").asString()).isEqualTo("desired");
    assertThat(report.at("/document/paths").propertyNames()).containsExactly("/health");
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    Path file = folder.resolve("nowhere/openapi.json");

    assertThat(export("-f", "../k8s/base", "-o", file.toString())).isEqualTo(1);

    assertThat(err.toString().strip())
        .isEqualTo("gateway: --out " + file + ": cannot be written: there is no such folder");
    err.getBuffer().setLength(0);
    assertThat(export("-f", "../k8s/base", "-o", folder.toString())).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("gateway: --out " + folder + ": cannot be written: Is a directory");
  }

  private int export(String... arguments) {
    CommandLine gateway = Gateway.commandLine();
    gateway.setOut(new PrintWriter(out));
    gateway.setErr(new PrintWriter(err));
    return gateway.execute(
        Stream.concat(Stream.of("export"), Stream.of(arguments)).toArray(String[]::new));
  }
}
