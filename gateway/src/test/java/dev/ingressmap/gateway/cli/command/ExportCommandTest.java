package dev.ingressmap.gateway.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.Gateway;
import java.io.IOException;
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

  /** Created and removed, the solver would be two deployments for each renewal. */
  @Test
  void leavesOutAnAcmeSolver() throws IOException {
    Path manifests = folder.resolve("acme.yaml");
    Files.writeString(
        manifests,
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: shop, namespace: shop}
        spec:
          rules:
          - host: shop.example.com
            http:
              paths:
              - {path: /, pathType: Prefix, backend: {service: {name: orders, port: {number: 80}}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          generateName: cm-acme-http-solver-
          name: cm-acme-http-solver-x7k2p
          namespace: shop
          labels: {acme.cert-manager.io/http01-solver: "true"}
          annotations: {kubernetes.io/ingress.class: nginx}
        spec:
          rules:
          - host: shop.example.com
            http:
              paths:
              - path: /.well-known/acme-challenge/Zm9v_bar-BAZ
                pathType: ImplementationSpecific
                backend: {service: {name: cm-acme-http-solver-q, port: {number: 8089}}}
        """);

    Path file = folder.resolve("openapi.json");
    assertThat(export("-f", manifests.toString(), "-o", file.toString())).isZero();

    assertThat(JSON.readTree(Files.readString(file)).get("paths").propertyNames())
        .containsExactly("/", "/{proxy}");
    assertThat(out.toString()).startsWith("Left out: 1 ACME solver of cert-manager.");
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
