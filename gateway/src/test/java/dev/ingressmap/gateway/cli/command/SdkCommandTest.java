package dev.ingressmap.gateway.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.cli.Gateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Only AWS's own API Gateway generates SDKs, so this one answers with a small archive. */
class SdkCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, byte[]> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    answer("/restapis", "{\"item\":[{\"id\":\"abc\",\"tags\":{\"ingressmap.dev/map\":\"demo\"}}]}");
    answer("/restapis/abc/stages", "{\"item\":[{\"stageName\":\"v1\"}]}");
    answer(
        "/sdktypes/java",
        """
        {"id": "java", "configurationProperties": [
          {"name": "service.name", "required": true},
          {"name": "java.build-system", "required": true, "defaultValue": "maven"}]}
        """);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answers.get(exchange.getRequestURI().getPath());
            if (body == null) {
              exchange.getResponseHeaders().add("x-amzn-ErrorType", "NotFoundException");
            }
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
              exchange.getResponseBody().write(body);
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void writesItsFiles() throws IOException {
    answers.put(
        "/restapis/abc/stages/v1/sdks/java",
        zip(Map.of("demo/pom.xml", "<p/>", "demo/A.java", "")));
    Path sdk = folder.resolve("sdk");

    assertThat(run("--language=java", "-o", sdk.toString(), "-P", "service.name=Demo"))
        .as(err.toString())
        .isZero();

    assertThat(sdk.resolve("demo/pom.xml")).hasContent("<p/>");
    assertThat(sdk.resolve("demo/A.java")).isEmptyFile();
    assertThat(asked).last().isEqualTo("/restapis/abc/stages/v1/sdks/java?service.name=Demo");
    assertThat(out.toString()).contains("Wrote 2 files to " + sdk + ": 4 API calls.");
  }

  @Test
  void keepsToItsFolder() throws IOException {
    answers.put("/restapis/abc/stages/v1/sdks/java", zip(Map.of("../evil", "")));
    Path sdk = folder.resolve("sdk");

    assertThat(run("--language=java", "-o", sdk.toString(), "-P", "service.name=Demo"))
        .isEqualTo(1);

    assertThat(err.toString()).contains("a file outside of its folder, ../evil");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void asksForWhatTheLanguageNeeds() {
    assertThat(run("--language=java", "-o", folder.toString())).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("gateway: --language java: needs -P service.name=...");
  }

  @Test
  void knowsWhatTheLanguageTakes() {
    assertThat(run("--language=java", "-o", folder.toString(), "-P", "name=x")).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("gateway: -P name: SDKs for java take java.build-system, service.name");
  }

  @Test
  void knowsTheLanguages() {
    assertThat(run("--language=cobol", "-o", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("--language cobol: API Gateway has java, javascript");
  }

  @Test
  void overwritesNothing() throws IOException {
    Files.writeString(folder.resolve("mine"), "");

    assertThat(run("--language=java", "-o", folder.toString())).isEqualTo(1);

    assertThat(err.toString()).contains(folder + ": is not empty");
    assertThat(asked).isEmpty();
  }

  private void answer(String path, String body) {
    answers.put(path, body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private int run(String... arguments) {
    CommandLine commandLine = Gateway.commandLine(arguments);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("sdk"));
    all.addAll(List.of(arguments));
    all.add("--endpoint-url=http://localhost:" + server.getAddress().getPort());
    return commandLine.execute(all.toArray(String[]::new));
  }
}
