package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.fault.ArrivedCall;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import tools.jackson.databind.JsonNode;

/** {@code gateway keys}, and the effect on callers with the keys. */
class KeysCommandTest {

  @TempDir private Path folder;
  @AutoClose private final NamingBackend backend = new NamingBackend();
  @AutoClose private final Caller caller = new Caller();
  private final ScriptedFaults faults = new ScriptedFaults();

  @AutoClose
  private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(faults, backend.asIngress());

  KeysCommandTest() throws IOException {}

  @BeforeEach
  void twoPlans() throws IOException {
    Path rules = folder.resolve("ingress.yaml");
    Rules.write(rules, List.of("Exact a.b/a api-key-required=true"));
    Files.writeString(folder.resolve("settings.yaml"), "usagePlans: {gold: {}, silver: {}}");
    CommandRun apply = run("apply", "--auto-approve", "-f", rules.toString());
    assertThat(apply.exitCode()).as(apply.err()).isZero();
    faults.none();
  }

  @Test
  void showsTheValueOfANewKeyOnce() throws Exception {
    assertThat(run("keys", "list").out()).contains("This map has no API keys.");
    CommandRun create = run("keys", "create", "ann", "--plan=gold", "--auto-approve");
    assertThat(create.exitCode()).as(create.err()).isZero();
    ApiKey key = onlyKey();
    assertThat(create.out()).isEqualTo(key.value() + System.lineSeparator());
    assertThat(create.err())
        .contains("API key ann (" + key.id() + ") of usage plan gold", "5 API calls.")
        .doesNotContain(key.value());
    assertThat(key.name()).isEqualTo("ann");
    assertThat(key.enabled()).isTrue();
    assertThat(key.tags())
        .isEqualTo(
            Map.of(
                "ingressmap.dev/map", "demo",
                "ingressmap.dev/stage", "v1",
                "ingressmap.dev/usage-plan", "gold"));
    assertThat(status(key.value())).isEqualTo(200);

    CommandRun list = run("keys", "list");
    assertThat(list.out()).containsPattern("ann +" + key.id() + " +gold +\\S+ +yes");
    for (CommandRun other :
        List.of(
            list,
            run("keys", "list", "--output=json", "--verbose"),
            run("keys", "revoke", "nobody", "--auto-approve", "--verbose"),
            run("keys", "create", "ann", "--plan=gold", "--auto-approve", "--verbose"),
            run("status"),
            run("destroy", "--verbose"),
            run("plan", "-f", folder.resolve("ingress.yaml").toString(), "--output=json"))) {
      assertThat(other.out() + other.err()).doesNotContain(key.value());
    }
  }

  @Test
  void tellsTheValueToProgramsToo() throws Exception {
    JsonNode created = report("keys", "create", "ann", "--plan=gold", "--auto-approve");
    assertThat(created.at("/created/name").asString()).isEqualTo("ann");
    assertThat(created.at("/created/plan").asString()).isEqualTo("gold");
    assertThat(created.at("/created/id").asString()).isEqualTo(onlyKey().id());
    assertThat(status(created.at("/created/value").asString())).isEqualTo(200);

    JsonNode list = report("keys", "list");
    assertThat(list.at("/keys/0/name").asString()).isEqualTo("ann");
    assertThat(list.at("/keys/0/attached").asBoolean()).isTrue();
    assertThat(list.at("/keys/0").has("value")).isFalse();
  }

  @Test
  void rotatesAKey() throws Exception {
    String old = create("ann", "gold");
    String oldId = onlyKey().id();
    CommandRun rotate = run("keys", "rotate", "ann", "--plan=gold", "--auto-approve");
    assertThat(rotate.exitCode()).as(rotate.err()).isZero();
    assertThat(rotate.out().strip()).matches("[A-Za-z0-9]{40}");
    assertThat(status(rotate.out().strip())).isEqualTo(200);
    assertThat(rotate.err())
        .contains("The old key " + oldId + " still works.")
        .contains("gateway keys revoke " + oldId);
    assertThat(status(old)).isEqualTo(200);

    CommandRun ambiguous = run("keys", "revoke", "ann", "--auto-approve");
    assertThat(ambiguous.exitCode()).isEqualTo(1);
    assertThat(ambiguous.err()).contains("several API keys ann").contains(oldId);
    assertThat(run("keys", "revoke", oldId, "--auto-approve").out()).contains("Revoked: 2 API");
    assertThat(status(old)).isEqualTo(403);
    String second = onlyKey().value();
    assertThat(status(second)).isEqualTo(200);

    JsonNode third =
        report("keys", "rotate", "ann", "--plan=gold", "--revoke-old", "--auto-approve");
    assertThat(third.get("revoked")).hasSize(1);
    assertThat(status(second)).isEqualTo(403);
    assertThat(status(third.at("/created/value").asString())).isEqualTo(200);
  }

  @Test
  void revokesByNameAndAsksFirst() throws Exception {
    String value = create("ann", "gold");
    CommandRun asked = run("keys", "revoke", "ann");
    assertThat(asked.exitCode()).isEqualTo(1);
    assertThat(asked.err()).contains("no terminal to ask on");
    assertThat(status(value)).isEqualTo(200);
    assertThat(run("keys", "revoke", "ann", "--auto-approve").exitCode()).isZero();
    assertThat(status(value)).isEqualTo(403);
    assertThat(keys()).isEmpty();
  }

  @Test
  void hasNothingToDoWithOtherPeoplesKeys() {
    String foreign = gateway.client().createApiKey(r -> r.name("ann")).id();
    assertThat(run("keys", "list").out()).contains("This map has no API keys.");
    CommandRun revoke = run("keys", "revoke", foreign, "--auto-approve");
    assertThat(revoke.exitCode()).isEqualTo(1);
    assertThat(revoke.err()).contains("there is no API key " + foreign + " of this map");
    create("ann", "gold");
    create("ann", "silver");
    assertThat(keys()).hasSize(3);
    assertThat(report("keys", "list", "--plan=silver").get("keys")).hasSize(1);
    assertThat(report("keys", "list").get("keys")).hasSize(2);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("keys", "create", "ann", "--plan=bronze", "--auto-approve").err())
        .isEqualTo(
            "gateway: there is no usage plan bronze of API demo, stage v1: there are gold, silver"
                + System.lineSeparator());
    create("ann", "gold");
    assertThat(run("keys", "create", "ann", "--plan=gold", "--auto-approve").err())
        .contains("usage plan gold already has an API key ann");
    assertThat(run("keys", "rotate", "bob", "--plan=gold", "--auto-approve").err())
        .contains("there is no API key bob of usage plan gold");
    assertThat(run("keys", "create", " ", "--plan=gold", "--auto-approve").err())
        .contains("NAME: must be");
    assertThat(run("keys", "create", "bob").err()).contains("--plan");
    assertThat(run("keys").exitCode()).isEqualTo(1);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void aLostAnswerLeavesNoSecondKey() throws Exception {
    faults.leaveTo(call -> lost(call, "CreateApiKey"));
    CommandRun lost = run("keys", "create", "ann", "--plan=gold", "--auto-approve");
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err()).contains("it may have taken effect anyway: run the command again");
    assertThat(keys()).hasSize(1);
    faults.leaveTo(call -> Fault.NONE);
    assertThat(run("keys", "list").out()).contains("no: the plan does not have it");

    CommandRun again = run("keys", "create", "ann", "--plan=gold", "--auto-approve");
    assertThat(again.err()).contains("Revokes API key ann (").contains("the plan does not have.");
    assertThat(status(onlyKey().value())).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost", "500"})
  void aKeyThatThePlanCannotHaveGoesAgain(String fault) {
    faults.leaveTo(call ->
        fault.equals("lost")
            ? lost(call, "CreateUsagePlanKey")
            : call.operation().equals("CreateUsagePlanKey") ? Fault.failure(500) : Fault.NONE);
    CommandRun failed = run("keys", "create", "ann", "--plan=gold", "--auto-approve");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("CreateUsagePlanKey on API key").contains("deleted again");
    assertThat(keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void aKeyWhoseValueDoesNotArriveGoesAgain(String output) {
    CommandRun lost =
        lost("keys", "create", "ann", "--plan=gold", "--auto-approve", "--output=" + output);

    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err())
        .containsPattern("gateway: standard output cannot be written: .*: API key \\w+ is deleted")
        .doesNotContain("only time", "API calls");
    assertThat(keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void theOldKeyWorksUntilTheNewOnesValueHasArrived(String output) throws Exception {
    String old = create("ann", "gold");

    CommandRun lost =
        lost(
            "keys",
            "rotate",
            "ann",
            "--plan=gold",
            "--revoke-old",
            "--auto-approve",
            "--output=" + output);

    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(onlyKey().value()).isEqualTo(old);
    assertThat(status(old)).isEqualTo(200);
  }

  @Test
  void tellsOfAKeyThatIsLeftWithoutItsValue() {
    faults.leaveTo(
        call -> call.operation().equals("DeleteApiKey") ? Fault.failure(500) : Fault.NONE);
    CommandRun lost = lost("keys", "create", "ann", "--plan=gold", "--auto-approve");
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err())
        .contains("its value is lost: gateway keys revoke " + onlyKey().id())
        .doesNotContain(onlyKey().value());
  }

  /** A program must be able to read one object, whatever fails after the value was written. */
  @Test
  void reportsOnceThoughTheOldKeyCannotBeRevoked() throws Exception {
    String old = create("ann", "gold");
    faults.leaveTo(
        call -> call.operation().equals("DeleteApiKey") ? Fault.failure(500) : Fault.NONE);
    CommandRun rotate =
        run(
            "keys",
            "rotate",
            "ann",
            "--plan=gold",
            "--revoke-old",
            "--auto-approve",
            "--output=json");
    assertThat(rotate.exitCode()).isEqualTo(1);
    assertThat(rotate.err()).contains("gateway: DeleteApiKey on");
    assertThat(status(rotate.json().at("/created/value").asString())).isEqualTo(200);
    assertThat(status(old)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void writesTheValueToAFileOfItsOwn(String output) throws Exception {
    Path file = folder.resolve("key");
    CommandRun create =
        run(
            "keys",
            "create",
            "ann",
            "--plan=gold",
            "--out=" + file,
            "--auto-approve",
            "--output=" + output);
    assertThat(create.exitCode()).as(create.err()).isZero();
    String value = onlyKey().value();
    assertThat(Files.readString(file)).isEqualTo(value + System.lineSeparator());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(create.out() + create.err()).doesNotContain(value).contains(file.toString());
    assertThat(status(value)).isEqualTo(200);
    if (output.equals("json")) {
      assertThat(create.json().at("/created/file").asString()).isEqualTo(file.toString());
      assertThat(create.json().at("/created").has("value")).isFalse();
    } else {
      assertThat(create.out()).isEmpty();
    }
  }

  @Test
  void neverOverwritesAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "mine");
    Path nowhere = folder.resolve("nowhere").resolve("key");
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("new"));
    for (Path taken : List.of(file, dangling, nowhere, folder)) {
      CommandRun create =
          run("keys", "create", "ann", "--plan=gold", "--out=" + taken, "--auto-approve");
      assertThat(create.exitCode()).isEqualTo(1);
      assertThat(create.err()).contains("gateway: --out " + taken + ": ");
      assertThat(keys()).isEmpty();
    }
    assertThat(file).hasContent("mine");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  /** For example, from an unset variable of a shell. */
  @Test
  void needsANameForTheFile() {
    CommandRun create = run("keys", "create", "ann", "--plan=gold", "--out=", "--auto-approve");

    assertThat(create.exitCode()).isEqualTo(1);
    assertThat(create.err().strip()).isEqualTo("gateway: --out \"\": names no file");
    assertThat(keys()).isEmpty();
  }

  @Test
  void leavesNoFileWithoutAKey() {
    Path file = folder.resolve("key");
    assertThat(run("keys", "create", "ann", "--plan=gold", "--out=" + file).exitCode())
        .isEqualTo(1);
    assertThat(file).doesNotExist();
    faults.leaveTo(
        call -> call.operation().equals("CreateUsagePlanKey") ? Fault.failure(500) : Fault.NONE);
    CommandRun failed =
        run("keys", "create", "ann", "--plan=gold", "--out=" + file, "--auto-approve");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void tellsOfAKeyThatIsLeft() {
    faults.leaveTo(call ->
        call.operation().matches("CreateUsagePlanKey|DeleteApiKey")
            ? Fault.failure(500)
            : Fault.NONE);
    CommandRun failed = run("keys", "create", "ann", "--plan=gold", "--auto-approve");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("gateway keys revoke " + onlyKey().id());
    assertThat(failed.out() + failed.err()).doesNotContain(onlyKey().value());
  }

  private static Fault lost(ArrivedCall call, String operation) {
    return call.operation().equals(operation) ? Fault.LOST : Fault.NONE;
  }

  private String create(String name, String plan) {
    return report("keys", "create", name, "--plan=" + plan, "--auto-approve")
        .at("/created/value")
        .asString();
  }

  private int status(String value) throws Exception {
    String host = "//" + gateway.onlyApi().id() + ".execute-api.";
    URI url = URI.create(gateway.endpoint().toString().replace("//", host) + "/v1/a");
    return caller.get(url, "x-api-key", value).getStatus();
  }

  private ApiKey onlyKey() {
    assertThat(keys()).hasSize(1);
    return keys().getFirst();
  }

  private List<ApiKey> keys() {
    return gateway.client().getApiKeys(r -> r.includeValues(true)).items();
  }

  private JsonNode report(String... arguments) {
    CommandRun run =
        run(Stream.concat(Stream.of(arguments), Stream.of("--output=json")).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return run.json();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(gateway.endpoint(), configured(arguments));
  }

  private CommandRun lost(String... arguments) {
    return CommandRun.onAFullDisk(gateway.endpoint(), configured(arguments));
  }

  private String[] configured(String... arguments) {
    String config = "--config=" + folder.resolve("settings.yaml");
    return Stream.concat(Stream.of(arguments), Stream.of(config)).toArray(String[]::new);
  }
}
