package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.localstage.PoisonedApiGateway.Poison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A field that is missing in AWS's answers is either harmless or named in an error. */
@Execution(ExecutionMode.CONCURRENT)
class SparseAnswersTest {

  private static final List<String> COMMANDS =
      List.of(
          "plan -f %m",
          "status -f %m",
          "history",
          "history --diff %d %d",
          "destroy",
          "export --from live",
          "keys list",
          "keys create bob --plan gold",
          "client-certificates list",
          "client-certificates show %c",
          "sdk --language java -o %s -P service.name=Demo",
          "client-certificates create --auto-approve",
          "keys create %n --plan gold --auto-approve",
          "apply -f %m --auto-approve --keep 0");

  @TempDir private Path folder;
  @AutoClose private final ApiGatewayUnderTest aws = new ApiGatewayUnderTest();
  private GatewayUnderTest gateway;
  private String certificate = "";

  SparseAnswersTest() throws IOException {}

  @BeforeEach
  void deploy() throws IOException {
    gateway = new GatewayUnderTest(folder, aws);
    gateway.settings(PoisonedApiGateway.SETTINGS);
    gateway.rules(
        "Exact a.b/a api-key-required=true", "Exact a.b/b authorizer=users request-model=Order");
    gateway.apply();
    gateway.report("keys", "create", "ann", "--plan=gold", "--auto-approve");
    gateway.report("client-certificates", "create", "--auto-approve");
    certificate = aws.client().getClientCertificates().items().getFirst().clientCertificateId();
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING", "NULL"})
  void areReadAsFarAsTheyGo(Poison poison) throws IOException {
    try (PoisonedApiGateway sparse = new PoisonedApiGateway(aws.endpoint(), poison)) {
      for (String command : COMMANDS) {
        sparse.poison(null);
        run(sparse, command);
        List<String> fields =
            sparse.seen().stream().filter(field -> field.split(" ").length > 2).toList();
        assertThat(fields).as(command).isNotEmpty();
        for (String field : Rounds.some(fields, 8)) {
          gateway.rules("Exact a.b/a", "Exact a.b/f" + Integer.toHexString(field.hashCode()));
          sparse.poison(field);
          assertThat(run(sparse, command).err())
              .as("%s without %s", command, field)
              .doesNotContain("unexpected ");
        }
      }
    }
  }

  @Test
  void areRefusedWithoutAnId() throws IOException {
    try (PoisonedApiGateway sparse = new PoisonedApiGateway(aws.endpoint(), Poison.MISSING)) {
      run(sparse, "keys list");
      sparse.poison(
          sparse.seen().stream()
              .filter(field -> field.startsWith("GET /apikeys /") && field.endsWith("/id"))
              .findFirst()
              .orElseThrow());

      assertThat(run(sparse, "keys list").err())
          .isEqualTo("gateway: GetApiKeys on the region's API keys: its answer has no id\n");
    }
  }

  private CommandRun run(PoisonedApiGateway sparse, String line) {
    String command =
        line.replace("%m", gateway.manifests().toString())
            .replace("%d", gateway.live())
            .replace("%c", certificate)
            .replace("%n", "k" + System.nanoTime())
            .replace("%s", folder.resolve("sdk" + System.nanoTime()).toString());
    String[] arguments = (command + " --config=" + folder.resolve("settings.yaml")).split(" ");
    return CommandRun.of(sparse.endpoint(), arguments);
  }
}
