package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.function.Runner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsFileTest {

  @TempDir Path folder;

  @Test
  void refusesAFunctionThatIsThereTwice() {
    assertThatThrownBy(() ->
            read("a: {url: \"http://localhost:1/\"}\n---\na: {url: \"http://localhost:2/\"}\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageMatching(".*:3: a: is there twice, also at .*:1: remove one");
  }

  @Test
  void readsWhereAFunctionRuns() throws Exception {
    Path code = Files.createDirectory(folder.resolve("orders"));

    assertThat(
            read(
                """
                orders:
                  folder: orders
                  runtime: python3.13
                  handler: app.handler
                  environment: {TABLE: orders, LIMIT: 5, FLAG: true}
                  timeout: 29
                  memory: 512
                  concurrency: 3
                check: {url: "http://localhost:9000/2015-03-31/functions/function/invocations"}
                own: {command: [sh, -c, ./run], handler: h}
                """))
        .containsExactly(
            new LambdaFunction(
                "orders",
                new Runner.Program(
                    code,
                    "python3.13",
                    "app.handler",
                    List.of("python3", "-m", "awslambdaric", "app.handler")),
                Map.of("TABLE", "orders", "LIMIT", "5", "FLAG", "true"),
                Duration.ofSeconds(29),
                512,
                3),
            new LambdaFunction(
                "check",
                new Runner.Address(
                    URI.create("http://localhost:9000/2015-03-31/functions/function/invocations")),
                Map.of(),
                LambdaFunction.USUAL_TIMEOUT,
                LambdaFunction.USUAL_MEMORY,
                LambdaFunction.USUAL_CONCURRENCY),
            new LambdaFunction(
                "own",
                new Runner.Program(folder, "", "h", List.of("sh", "-c", "./run")),
                Map.of(),
                LambdaFunction.USUAL_TIMEOUT,
                LambdaFunction.USUAL_MEMORY,
                LambdaFunction.USUAL_CONCURRENCY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python3.13     | python3 -m awslambdaric a.b
          nodejs22.x     | aws-lambda-ric a.b
          provided.al2023 | bootstrap
          """)
  void knowsAwsRuntimes(String runtime, String command) throws Exception {
    Runner runner = read("f: {runtime: %s, handler: a.b}".formatted(runtime)).get(0).runner();

    assertThat(String.join(" ", ((Runner.Program) runner).command())).endsWith(command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f: {}                                       | 1: f: has nothing to run
          f: {folder: none, runtime: python3.13, handler: a.b} | 1: f.folder: is no folder
          f: {runtime: python3.13}                    | 1: f: has no handler
          f: {runtime: cobol, handler: a.b}           | 1: f.runtime: is not known
          f: {url: ftp://a}                           | 1: f.url: must be an address
          f: {url: "http://[::1"}                     | 1: f.url: must be an address
          f: {url: "http://localhost:99999"}          | 1: f.url: must be an address
          f: {url: "http://a", handler: h}            | 1: f.handler: cannot be combined with url
          f: {command: [a], timeout: 0}               | 1: f.timeout: must be a whole number from 1 to 900
          f: {command: [a], concurrency: 51}          | 1: f.concurrency: must be a whole number from 1 to 50
          f: {command: [a], environment: {"A-B": c}}  | 1: f.environment[A-B]: must be named by
          f: {command: [a], handlr: h}                | 1: f.handlr
          "a b": {command: [a]}                       | 1: [a b]: must be named by
          f: [a]                                      | 1: f
          f                                           | 1
          f: {command: a}                             | 1: f.command
          """)
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("functions.yaml:" + message);
  }

  private List<LambdaFunction> read(String text) throws IOException {
    return FunctionsFile.read(Files.writeString(folder.resolve("functions.yaml"), text));
  }
}
