package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.localstage.PoisonedApiGateway.Poison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in AWS's answers reaches the command's output unescaped. */
@Execution(ExecutionMode.CONCURRENT)
class HostileAnswersTest {

  @TempDir private Path folder;
  @AutoClose private final ApiGatewayUnderTest aws = new ApiGatewayUnderTest();

  @AutoClose
  private final PoisonedApiGateway poisoned =
      new PoisonedApiGateway(aws.endpoint(), Poison.HOSTILE);

  private GatewayUnderTest gateway;

  HostileAnswersTest() throws IOException {}

  @BeforeEach
  void deployTwice() throws IOException {
    gateway = new GatewayUnderTest(folder, aws);
    gateway.settings(PoisonedApiGateway.SETTINGS);
    gateway.rules(
        "Exact a.b/a api-key-required=true", "Exact a.b/b authorizer=users request-model=Order");
    gateway.apply();
    gateway.rules("Exact a.b/a api-key-required=true", "Exact a.b/c authorization=AWS_IAM");
    gateway.apply("--commit=abcdef1");
    gateway.report("keys", "create", "ann", "--plan=gold", "--auto-approve");
    gateway.rules("Exact a.b/a", "Exact a.b/d methods=GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan -f %m",
        "status -f %m",
        "routes --from live",
        "explain /a --from live",
        "history",
        "history --diff %d %d",
        "url",
        "rollback",
        "promote",
        "destroy",
        "export --from live",
        "keys list",
        "keys create bob --plan gold",
        "keys rotate ann --plan gold",
        "keys revoke ann",
        "client-certificates list",
        "client-certificates show %c",
        "client-certificates delete %c",
        "import-existing %a -f %m",
        "sdk --language java -o %s"
      })
  void areNotShownAsTheyAre(String line) {
    List<String> command = command(line);
    run(command);
    List<String> fields = poisoned.seen();
    assertThat(fields).hasSizeGreaterThan(1);
    for (String field : Rounds.some(fields, 12)) {
      poisoned.poison(field);
      run(command);
    }
  }

  /** Commands that change something, with a hostile text in the answer to the change. */
  @Test
  void areNotShownAsTheyAreOfWhatIsDone() throws IOException {
    for (String line :
        List.of(
            "keys create %n --plan gold --auto-approve",
            "client-certificates create --auto-approve",
            "apply -f %m --auto-approve --keep 0",
            "rollback --auto-approve")) {
      gateway.rules("Exact a.b/a", "Exact a.b/e");
      run(command(line));
      for (String field : Rounds.some(poisoned.seen(), 12)) {
        gateway.rules("Exact a.b/a", "Exact a.b/f" + Integer.toHexString(field.hashCode()));
        poisoned.poison(field);
        run(command(line));
      }
      poisoned.poison(null);
    }
  }

  @Test
  void areNotShownAsTheyAreByACheck() {
    poisoned.poison(null);
    run(command("apply -f %m --auto-approve --smoke /a --smoke-timeout 1"));
  }

  private List<String> command(String line) {
    String deployment = gateway.live();
    String certificate = line.contains("%c") ? certificate() : "";
    return List.of(
        line.replace("%m", gateway.manifests().toString())
            .replace("%d", deployment)
            .replace("%c", certificate)
            .replace("%a", gateway.apiId())
            .replace("%n", "k" + System.nanoTime())
            .replace("%s", folder.resolve("sdk").toString())
            .split(" "));
  }

  /** An existing certificate, because creating a key takes time. */
  private String certificate() {
    gateway.report("client-certificates", "create", "--auto-approve");
    return aws.client().getClientCertificates().items().getFirst().clientCertificateId();
  }

  private void run(List<String> command) {
    for (String output : List.of("text", "json")) {
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--output=" + output);
      arguments.add("--verbose");
      arguments.add("--config=" + folder.resolve("settings.yaml"));
      CommandRun run = CommandRun.of(poisoned.endpoint(), arguments.toArray(String[]::new));
      Hostile.assertHarmless(run.out());
      Hostile.assertHarmless(run.err());
      if (output.equals("json")) {
        assertThat(run.json().isObject()).isTrue();
      }
    }
  }
}
