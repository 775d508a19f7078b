package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.DomainName;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import tools.jackson.databind.JsonNode;

/** {@code gateway destroy}, which removes one stage and leaves the others unchanged. */
class DestroyStageTest {

  private static final String CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/a";
  private static final String STAGES =
      """
      usagePlans: {gold: {}}
      stages:
        dev: {domain: {name: dev.example.com, certificate: '%1$s', hostedZone: %2$s}}
        prod: {domain: {name: api.example.com, certificate: '%1$s', hostedZone: %2$s}}
      """;

  @TempDir private Path folder;
  @AutoClose private final Caller caller = new Caller();
  @AutoClose private final NamingBackend backend = new NamingBackend();
  private final ScriptedFaults faults = new ScriptedFaults();
  private final ApiGatewayUnderTest aws = new ApiGatewayUnderTest(faults, backend.asIngress());
  @AutoClose private GatewayUnderTest gateway;
  @AutoClose private final HostedZones zones = HostedZones.at(aws.endpoint());
  private final String zone = zones.create("example.com");

  DestroyStageTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder, aws);
    gateway.rules("Exact a.b/a", "Exact a.b/orders/b");
  }

  @Test
  void leavesTheOtherStageWithAllThatItHas() throws Exception {
    twoStages();
    String key = key("prod");
    key("dev");
    String deployments = gateway.report("history", "--stage=prod").get("deployments").toString();

    CommandRun destroy = gateway.run("destroy", "--stage=dev", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out())
        .contains("Deletes stage dev of API demo (" + api().id() + "); its URL stops working.")
        .contains("Deletes usage plans of stage dev: gold.")
        .contains("Deletes API keys of stage dev: 1, which then let nobody in.")
        .contains("Deletes domain dev.example.com, which no other API uses, and its record.")
        .contains("Deletes 2 deployments, which no other stage uses.")
        .contains("API demo stays, with stage prod.");
    assertThat(stages()).containsExactly("prod");
    assertThat(served("api.example.com", key)).isEqualTo(200);
    assertThat(gateway.report("history", "--stage=prod").get("deployments").size()).isEqualTo(2);
    assertThat(deployments)
        .contains(gateway.report("history", "--stage=prod").at("/deployments/0/id").asString());
    assertThat(plans()).containsExactly("demo-prod-gold");
    assertThat(aws.client().getApiKeys(r -> {}).items())
        .extracting(ApiKey::name)
        .containsExactly("prod");
    assertThat(domains()).containsExactly("api.example.com");
    assertThat(zones.records(zone)).singleElement().asString().contains("A api.example.com. -> ");
    assertThat(api().tags()).containsEntry("ingressmap.dev/domain", "api.example.com");
    assertThat(gateway.plan("--stage=prod").exitCode()).isZero();
    assertThat(gateway.run("rollback", "--stage=prod", "--auto-approve").exitCode()).isZero();

    JsonNode again = gateway.report("destroy", "--stage=dev", "--auto-approve");
    assertThat(again.get("changes")).isEmpty();
    assertThat(gateway.run("destroy", "--stage=dev", "--auto-approve").out())
        .contains("nothing to destroy");
    gateway.apply("--stage=dev");
    assertThat(stages()).containsExactly("dev", "prod");
  }

  @Test
  void tellsProgramsWhatGoes() throws IOException {
    twoStages();
    key("dev");
    JsonNode report = gateway.report("destroy", "--stage=dev", "--auto-approve");

    assertThat(report.get("applied").asBoolean()).isTrue();
    assertThat(report.get("stage").asString()).isEqualTo("dev");
    assertThat(
            StreamSupport.stream(report.get("changes").spliterator(), false)
                .map(c -> c.get("action").asString() + " " + c.get("kind").asString())
                .distinct())
        .containsExactly(
            "remove stage",
            "remove deployment",
            "remove usage_plan",
            "remove api_key",
            "remove domain");
  }

  @Test
  void takesNoneIfThereAreSeveralAndNobodyChose() throws IOException {
    twoStages();

    for (String[] command : new String[][] {{"destroy"}, {"destroy", "--auto-approve"}}) {
      CommandRun destroy = gateway.run(command);
      assertThat(destroy.exitCode()).isEqualTo(1);
      assertThat(destroy.err().strip())
          .isEqualTo(
              "gateway: API demo ("
                  + api().id()
                  + ") has stages dev, prod: choose one with --stage, or delete all of them with"
                  + " --all-stages");
    }
    assertThat(stages()).containsExactly("dev", "prod");
  }

  /** Another checkout may know only one stage. */
  @Test
  void takesNoneIfTheSettingsKnowOneOfSeveral() throws IOException {
    twoStages();
    gateway.settings("stage: {name: dev}");

    assertThat(gateway.run("destroy", "--auto-approve").err()).contains("has stages dev, prod");
    assertThat(gateway.run("destroy", "--stage=dev", "--auto-approve").exitCode()).isZero();
    assertThat(stages()).containsExactly("prod");
    CommandRun other = gateway.run("destroy", "--auto-approve");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("has stage prod, and the settings have dev: choose it with");
    assertThat(stages()).containsExactly("prod");
  }

  @Test
  void takesAllOfThem() throws IOException {
    twoStages();
    key("dev");
    key("prod");
    String foreign = aws.client().createRestApi(r -> r.name("demo")).id();

    CommandRun destroy = gateway.run("destroy", "--all-stages", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out()).contains("with all its stages (dev, prod)");
    assertThat(aws.onlyApi().id()).isEqualTo(foreign);
    assertThat(plans()).isEmpty();
    assertThat(aws.client().getApiKeys().items()).isEmpty();
    assertThat(domains()).isEmpty();
    assertThat(zones.records(zone)).isEmpty();
  }

  @Test
  void takesTheApiWithItsOnlyStage() throws IOException {
    gateway.settings(STAGES.formatted(CERTIFICATE, zone));
    gateway.apply("--stage=dev");

    CommandRun destroy = gateway.run("destroy", "--stage=dev", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out()).contains("Deletes API demo (", "with its only stage, dev");
    assertThat(aws.apis()).isEmpty();
    assertThat(plans()).isEmpty();
    assertThat(domains()).isEmpty();

    gateway.apply("--stage=dev");
    assertThat(gateway.run("destroy", "--auto-approve").exitCode()).isZero();
    assertThat(aws.apis()).isEmpty();
  }

  @Test
  void takesAStageThatTheSettingsHaveNoMore() throws IOException {
    twoStages();
    gateway.settings(STAGES.formatted(CERTIFICATE, zone).replaceAll("(?m)^  dev: .*\\R", ""));

    assertThat(gateway.run("destroy", "--stage=dve", "--auto-approve").err())
        .contains(
            "--stage dve: is not a stage of the settings or of API demo, which have dev, prod:")
        .contains("did you mean dev?");
    CommandRun destroy = gateway.run("destroy", "--stage=dev", "--auto-approve");
    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(stages()).containsExactly("prod");
    assertThat(domains()).containsExactly("api.example.com");
    assertThat(plans()).containsExactly("demo-prod-gold");
    assertThat(gateway.plan("--stage=prod").exitCode()).isZero();
  }

  @Test
  void leavesADomainThatTheOtherStageShares() throws Exception {
    gateway.settings(
        """
        stages:
          dev: {domain: {name: api.example.com, certificate: '%1$s', basePath: dev}}
          prod: {domain: {name: api.example.com, certificate: '%1$s', basePath: prod}}
        """
            .formatted(CERTIFICATE));
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");

    CommandRun destroy = gateway.run("destroy", "--stage=dev", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out())
        .contains("Removes stage dev from domain api.example.com, which stays");
    assertThat(domains()).containsExactly("api.example.com");
    assertThat(served("api.example.com/prod", "none")).isEqualTo(200);
    assertThat(served("api.example.com/dev", "none")).isEqualTo(403);
    assertThat(gateway.plan("--stage=prod").exitCode()).isZero();
  }

  /** A resource that somebody gave to both stages does not belong to one of them. */
  @Test
  void leavesWhatOthersUse() throws IOException {
    twoStages();
    String api = api().id();
    String prods = deployment("prod");
    aws.client()
        .updateStage(r ->
            r.restApiId(api)
                .stageName("dev")
                .patchOperations(operation(Op.REPLACE, "/deploymentId", prods)));
    UsagePlan plan =
        aws.client().getUsagePlans().items().stream()
            .filter(p -> p.name().equals("demo-dev-gold"))
            .findFirst()
            .orElseThrow();
    String other = aws.client().createRestApi(r -> r.name("x").cloneFrom(api)).id();
    aws.client().createDeployment(r -> r.restApiId(other).stageName("s"));
    aws.client()
        .updateUsagePlan(r ->
            r.usagePlanId(plan.id())
                .patchOperations(operation(Op.ADD, "/apiStages", other + ":s")));
    String foreign =
        aws.client()
            .createUsagePlan(r ->
                r.name("foreign").apiStages(ApiStage.builder().apiId(api).stage("prod").build()))
            .id();
    key("dev");

    CommandRun destroy = gateway.run("destroy", "--stage=dev", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out())
        .contains("Removes stage dev from usage plan gold, which stays: other stages use it.");
    assertThat(deployment("prod")).isEqualTo(prods);
    assertThat(aws.client().getUsagePlan(r -> r.usagePlanId(plan.id())).apiStages())
        .singleElement()
        .satisfies(left -> assertThat(left.apiId()).isEqualTo(other));
    assertThat(aws.client().getUsagePlan(r -> r.usagePlanId(foreign)).apiStages()).hasSize(1);
    assertThat(aws.client().getApiKeys().items()).hasSize(1);
    assertThat(gateway.plan("--stage=prod").exitCode()).isZero();
  }

  @Test
  void takesItFromAllPartsOfASplitMap() throws Exception {
    String split = "api: {split: [orders]}\n" + STAGES.formatted(CERTIFICATE, zone);
    gateway.settings(split);
    gateway.apply("--stage=dev");
    gateway.settings(split.replace("[orders]", "[orders, billing]"));
    gateway.rules("Exact a.b/a", "Exact a.b/orders/b", "Exact a.b/billing/c");
    gateway.apply("--stage=dev");
    gateway.settings(split);
    gateway.rules("Exact a.b/a", "Exact a.b/orders/b");
    gateway.apply("--stage=prod");
    assertThat(aws.apis()).hasSize(3);

    CommandRun destroy = gateway.run("destroy", "--stage=dev", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out())
        .contains("Deletes API demo/billing (", "Deletes stage dev of API demo/orders (")
        .contains("Deletes stage dev of API demo (");
    assertThat(aws.apis())
        .extracting(RestApi::name)
        .containsExactlyInAnyOrder("demo", "demo/orders");
    for (RestApi left : aws.apis()) {
      assertThat(aws.client().getStages(r -> r.restApiId(left.id())).item())
          .extracting(Stage::stageName)
          .containsExactly("prod");
    }
    assertThat(domains()).containsExactly("api.example.com");
    assertThat(gateway.plan("--stage=prod").exitCode()).isZero();
    assertThat(gateway.run("destroy", "--auto-approve", "--stage=prod").exitCode()).isZero();
    assertThat(aws.apis()).isEmpty();
  }

  /** A second run finishes an interrupted one, at whichever call it ended. */
  @Test
  void isFinishedByTheNextOne() throws IOException {
    twoStages();
    key("dev");
    faults.none();
    gateway.report("destroy", "--stage=dev", "--auto-approve");
    int calls = faults.operations().size();
    assertThat(faults.operations())
        .contains("DeleteStage", "DeleteUsagePlan", "DeleteApiKey", "DeleteDomainName");
    for (int number = 1; number <= calls; number++) {
      faults.none();
      gateway.apply("--stage=dev");
      gateway.rules("Exact a.b/a", "Exact a.b/n" + number);
      gateway.apply("--stage=dev");
      key("dev");
      faults.play(call -> Fault.NONE);
      int failing = number;
      faults.leaveTo(
          call -> faults.operations().size() >= failing ? Fault.denied(call) : Fault.NONE);
      CommandRun first = gateway.run("destroy", "--stage=dev", "--auto-approve");
      assertThat(first.exitCode()).as("call %d: %s", number, first.err()).isEqualTo(1);
      faults.leaveTo(call -> Fault.NONE);

      CommandRun second = gateway.run("destroy", "--stage=dev", "--auto-approve");

      assertThat(second.exitCode()).as("call %d: %s", number, second.err()).isZero();
      assertThat(stages()).containsExactly("prod");
      assertThat(plans()).containsExactly("demo-prod-gold");
      assertThat(aws.client().getApiKeys().items()).isEmpty();
      assertThat(domains()).containsExactly("api.example.com");
      assertThat(zones.records(zone)).hasSize(1);
      assertThat(api().tags()).containsEntry("ingressmap.dev/domain", "api.example.com");
      assertThat(aws.client().getDeployments(r -> r.restApiId(api().id())).items())
          .as("call %d", number)
          .hasSize(2);
    }
  }

  @Test
  void takesWhatIsLeftOfAStageWhoseApiIsGone() throws IOException {
    gateway.settings("usagePlans: {gold: {}}\nstages: {dev: {}, prod: {}}\n");
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");
    aws.client().deleteRestApi(r -> r.restApiId(api().id()));

    CommandRun destroy = gateway.run("destroy", "--stage=dev", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(plans()).containsExactly("demo-prod-gold");
    assertThat(gateway.run("destroy", "--all-stages", "--auto-approve").exitCode()).isZero();
    assertThat(plans()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          destroy --stage dev --all-stages | gateway: --stage and --all-stages cannot be combined: remove one
          destroy --stage dev              | no terminal to ask on
          destroy --all-stages             | no terminal to ask on
          """)
  void changesNothingIfItIsNotMeant(String line, String error) throws IOException {
    twoStages();
    CommandRun destroy = gateway.run(line.split(" ", -1));
    assertThat(destroy.exitCode()).isEqualTo(1);
    assertThat(destroy.err()).contains(error);
    assertThat(stages()).containsExactly("dev", "prod");
  }

  /** Creates two stages, each with two deployments. */
  private void twoStages() throws IOException {
    gateway.settings(STAGES.formatted(CERTIFICATE, zone));
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");
    gateway.rules("Exact a.b/a api-key-required=true", "Exact a.b/orders/b");
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");
  }

  private static PatchOperation operation(Op op, String path, String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  private String key(String stage) {
    return gateway
        .report("keys", "create", stage, "--plan=gold", "--stage=" + stage, "--auto-approve")
        .at("/created/value")
        .asString();
  }

  private RestApi api() {
    return aws.apis().stream()
        .filter(api -> "demo".equals(api.tags().get("ingressmap.dev/map")))
        .filter(api -> api.name().equals("demo"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> stages() {
    return aws.client().getStages(r -> r.restApiId(api().id())).item().stream()
        .map(Stage::stageName)
        .sorted()
        .toList();
  }

  private String deployment(String stage) {
    return aws.client().getStage(r -> r.restApiId(api().id()).stageName(stage)).deploymentId();
  }

  private List<String> plans() {
    return aws.client().getUsagePlans().items().stream().map(UsagePlan::name).sorted().toList();
  }

  private List<String> domains() {
    return aws.client().getDomainNames().items().stream().map(DomainName::domainName).toList();
  }

  private int served(String domain, String key) throws Exception {
    String[] parts = domain.split("/", 2);
    String path = parts.length == 1 ? "/a" : "/" + parts[1] + "/a";
    URI url = URI.create("http://" + parts[0] + ":" + aws.endpoint().getPort() + path);
    return caller.get(url, "x-api-key", key).getStatus();
  }
}
