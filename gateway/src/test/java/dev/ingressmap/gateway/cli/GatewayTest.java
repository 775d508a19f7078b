package dev.ingressmap.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.ClosedPort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GatewayTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @AutoClose private final ClosedPort closed = new ClosedPort();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan | gateway: no manifests: name a file or a folder with -f, pipe them in with -f -, or read a cluster with --from-cluster
          plan -f nowhere | gateway: nowhere: no such file or folder
          plan -f no\0where | gateway: no\\x00where: no file can have this name here: Nul character not allowed
          plan -f ../k8s/base --config nope.yaml | gateway: nope.yaml: does not exist
          plan -f ../k8s/base --config= | gateway: --config "": names no file
          plan -f ../k8s/base --endpoint-url localhost | gateway: --endpoint-url "localhost": is not a URL such as http://localhost:4566
          url --endpoint-url localhost:4566 | gateway: --endpoint-url "localhost:4566": is not a URL such as http://localhost:4566
          url --endpoint-url ftp://localhost | gateway: --endpoint-url "ftp://localhost": is not a URL such as http://localhost:4566
          url --endpoint-url http://[ | gateway: --endpoint-url "http://[": is not a URL such as http://localhost:4566
          url --endpoint-url= | gateway: --endpoint-url "": is not a URL such as http://localhost:4566
          url --endpoint-url http://local_stage:4566 | gateway: --endpoint-url "http://local_stage:4566": has no host that is a DNS name or an address
          url --endpoint-url http://localhost:99999 | gateway: --endpoint-url "http://localhost:99999": 99999 is not a port: ports are 1 to 65535
          url --endpoint-url http://localhost:0 | gateway: --endpoint-url "http://localhost:0": 0 is not a port: ports are 1 to 65535
          url --region= | gateway: --region "": is not an AWS region such as eu-central-1
          url --region Frankfurt/1 | gateway: --region "Frankfurt/1": is not an AWS region such as eu-central-1
          url --role-arn deployer | gateway: --role-arn "deployer": is not the ARN of a role such as arn:aws:iam::123456789012:role/deployer
          url --external-id x | gateway: --external-id: is for a role: add --role-arn
          url --stage other | gateway: --stage other: is not a stage of the settings, which have v1
          url --stage v2 | gateway: --stage v2: is not a stage of the settings, which have v1: did you mean v1?
          plan --output xml | gateway: Invalid value for option '--output': expected one of [TEXT, JSON] (case-insensitive) but was 'xml' (see gateway plan --help)
          plan --nope | gateway: Unknown option: '--nope' (see gateway plan --help)
          plan --ouput json | gateway: Unknown option: '--ouput': did you mean --output? (see gateway plan --help)
          plan --ouput=json | gateway: Unknown option: '--ouput=json': did you mean --output? (see gateway plan --help)
          plan k8s/base | gateway: Unmatched argument at index 1: 'k8s/base' (see gateway plan --help)
          plan @../pom.xml | gateway: Unmatched argument at index 1: '@../pom.xml' (see gateway plan --help)
          aply | gateway: Unknown command: 'aply': did you mean apply? (see gateway --help)
          frobnicate | gateway: Unknown command: 'frobnicate' (see gateway --help)
          keys lst | gateway: Unknown command: 'lst': did you mean list? (see gateway keys --help)
          -x | gateway: Unknown option: '-x' (see gateway --help)
          """)
  void failsWithOneLine(String arguments, String message) {
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void tellsProgramsOfItsFailureAsWell() {
    assertThat(run("url --output json --endpoint-url nowhere")).isEqualTo(1);

    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"apiCalls\":0,\"command\":\"url\",\"errors\":[\"--endpoint-url \\\"nowhere\\\": is not a"
                + " URL such as http://localhost:4566\"],\"reads\":0,\"writes\":0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan --output json --foo   | plan    | Unknown option: '--foo' (see gateway plan --help)
          plan --foo --output=JSON   | plan    | Unknown option: '--foo' (see gateway plan --help)
          plan --output json -f      | plan    | Missing required parameter for option '--filename' (SOURCE) (see gateway plan --help)
          plan --ouptut --output json | plan   | Unknown option: '--ouptut': did you mean --output? (see gateway plan --help)
          aply --output json         | gateway | Unknown command: 'aply': did you mean apply? (see gateway --help)
          keys lst --output=json     | keys    | Unknown command: 'lst': did you mean list? (see gateway keys --help)
          """)
  void tellsProgramsWhatCannotBeReadAsWell(String arguments, String command, String message) {
    assertThat(run(arguments)).isEqualTo(1);

    JsonNode report = new JsonMapper().readTree(out.toString());
    assertThat(report.get("command").asString()).isEqualTo(command);
    assertThat(report.get("errors").get(0).asString()).isEqualTo(message);
    assertThat(report.get("apiCalls").asInt()).isZero();
    assertThat(err.toString().strip()).isEqualTo("gateway: " + message);
  }

  @Test
  void saysWhoCannotBeReached() {
    assertThat(run("url --endpoint-url " + closed.url())).isEqualTo(1);
    List<String> lines = err.toString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("no answer: next try in 1 s");
    assertThat(lines.get(1))
        .startsWith("gateway: GetRestApis on the region's APIs: cannot connect: ")
        .contains("127.0.0.1:" + closed.number());
  }

  @Test
  void showsTheStackTraceOfWhatFailsIfAsked() {
    assertThat(run("url --verbose --endpoint-url " + closed.url())).isEqualTo(1);

    assertThat(err.toString()).contains("\tat dev.ingressmap.gateway");
  }

  @Test
  void showsNoStackTraceOfWhatIsSaidWrong() {
    assertThat(run("url --verbose --endpoint-url nowhere")).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "plan --help",
        "apply --help",
        "status --help",
        "routes --help",
        "explain --help",
        "history --help",
        "rollback --help",
        "promote --help",
        "destroy --help",
        "url --help",
        "schema --help",
        "policy --help",
        "completion --help",
        "--version"
      })
  void explainsItself(String arguments) {
    assertThat(run(arguments)).isZero();
    assertThat(out.toString()).contains("gateway");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsTheSchemaOfItsSettings() {
    assertThat(run("schema")).isZero();

    assertThat(new JsonMapper().readTree(out.toString()).at("/properties/api/type").asString())
        .isEqualTo("object");
  }

  /** Bash itself completes these. */
  @ParameterizedTest
  @CsvSource({
    "gateway pro, promote",
    "gateway plan --output j, json",
    "gateway export --from l, live",
    "gateway routes --from l, live",
    "gateway sdk --language r, ruby"
  })
  void completesCommandLines(String line, String last, @TempDir Path folder) throws Exception {
    assertThat(run("completion")).isZero();
    Path script = Files.writeString(folder.resolve("completion"), out.toString());

    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source \"$0\"; compopt() { :; }; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                    + " COMP_LINE=$1; COMP_POINT=${#1}; _complete_gateway;"
                    + " echo \"${COMPREPLY[@]}\"",
                script.toString(),
                line)
            .redirectErrorStream(true)
            .start();
    String completed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(bash.waitFor()).as(completed).isZero();
    assertThat(completed.strip()).isEqualTo(last);
  }

  @Test
  void givesExamplesThatRun() {
    assertThat(run("--help")).isZero();

    assertThat(Pattern.compile("\\bk8s\\S*").matcher(out.toString()).results())
        .isNotEmpty()
        .allSatisfy(
            folder -> assertThat(Path.of("..", folder.group(), "kustomization.yaml")).exists());
  }

  private int run(String line) {
    String[] arguments = line.split(" ", -1);
    CommandLine commandLine = Gateway.commandLine(arguments);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
