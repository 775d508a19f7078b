package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import tools.jackson.databind.JsonNode;

/** The gateway command with an API Gateway that it reaches only over HTTP. */
class GatewayCommandTest {

  private static final Map<String, String> OWNED = Map.of("ingressmap.dev/map", "demo");

  @TempDir private Path folder;
  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();

  GatewayCommandTest() throws IOException {}

  @BeforeEach
  void threeRules() throws IOException {
    rules("Exact a.b/a", "Exact a.b/b methods=GET", "Prefix a.b/c integration=http");
  }

  @Test
  void createsAnApiInSixCalls() {
    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .contains("Plan for API demo (new), stage v1:")
        .contains("+ route  ANY /a           -> http://a.b/a")
        .contains("4 routes to add, 0 to change, 0 to remove.")
        .contains("1 API call.");
    assertThat(gateway.apis()).isEmpty();

    CommandRun apply = run("apply", "--auto-approve");
    assertThat(apply.exitCode()).isZero();
    RestApi api = gateway.onlyApi();
    assertThat(apply.out())
        .contains("Invoke URL: " + gateway.endpoint() + "/_aws/execute-api/" + api.id() + "/v1")
        .contains("Applied: 6 API calls.");
    assertThat(api.tags()).containsAllEntriesOf(OWNED);

    assertUpToDate();
  }

  @Test
  void changesRoutesInTwoWrites() throws IOException {
    apply();
    rules("Exact a.b/a timeout-ms=1000", "Exact a.b/new", "Prefix a.b/c integration=http");

    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .contains("~ route  ANY /a")
        .contains("integration.timeoutInMillis  29000 -> 1000")
        .contains("- route  GET /b    -> http://a.b/b")
        .contains("+ route  ANY /new  -> http://a.b/new")
        .contains("1 route to add, 1 to change, 1 to remove.");

    JsonNode report = run("apply", "--auto-approve", "--output=json").json();
    assertThat(report.get("reads").asInt()).isLessThanOrEqualTo(5);
    assertThat(report.get("writes").asInt()).isEqualTo(2);
    assertThat(report.get("apiCalls").asInt())
        .isEqualTo(report.get("reads").asInt() + report.get("writes").asInt());
    assertUpToDate();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 295})
  void costsTheSameHoweverManyRoutesThereAre(int routes) throws IOException {
    rules(IntStream.range(0, routes).mapToObj(i -> "Exact a.b/r" + i).toArray(String[]::new));

    JsonNode created = run("apply", "--auto-approve", "--output=json").json();
    assertThat(created.get("apiCalls").asInt()).isEqualTo(6);
    JsonNode plan = run("plan", "--output=json").json();
    assertThat(plan.get("changes")).isEmpty();
    assertThat(plan.get("reads").asInt()).isLessThanOrEqualTo(7);
    assertThat(plan.get("writes").asInt()).isZero();
  }

  @Test
  void destroysWhatItOwnsAndNothingElse() {
    String foreign = gateway.client().createRestApi(r -> r.name("demo")).id();
    apply();
    assertThat(gateway.apis()).hasSize(2);

    CommandRun destroy = run("destroy", "--auto-approve");
    assertThat(destroy.exitCode()).isZero();
    assertThat(destroy.out()).contains("Destroyed: 3 API calls.");
    assertThat(gateway.onlyApi().id()).isEqualTo(foreign);

    CommandRun again = run("destroy", "--auto-approve");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("nothing to destroy");
    assertThat(gateway.onlyApi().id()).isEqualTo(foreign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "apply", "destroy", "url"})
  void refusesTwoApisOfOneMap(String command) {
    String first = gateway.client().createRestApi(r -> r.name("one").tags(OWNED)).id();
    String second = gateway.client().createRestApi(r -> r.name("two").tags(OWNED)).id();

    CommandRun run =
        command.equals("plan") || command.equals("url")
            ? run(command)
            : run(command, "--auto-approve");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(first, second, "ingressmap.dev/map = demo");
    assertThat(gateway.apis()).hasSize(2);
  }

  @Test
  void seesAndMendsWhatOtherHandsChanged() {
    apply();
    String api = gateway.onlyApi().id();
    gateway
        .client()
        .updateIntegration(r ->
            r.restApiId(api)
                .resourceId(gateway.resource(api, "/a"))
                .httpMethod("ANY")
                .patchOperations(patch("/uri", "http://elsewhere.example.com/")));
    gateway.client().deleteResource(r -> r.restApiId(api).resourceId(gateway.resource(api, "/b")));
    gateway
        .client()
        .updateRestApi(r -> r.restApiId(api).patchOperations(patch("/description", "mine now")));

    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .contains("integration.uri  http://elsewhere.example.com/ -> http://a.b/a")
        .contains("+ route  GET /b")
        .contains("description  mine now -> Many teams, one API.");

    apply();
    assertUpToDate();
  }

  /** The middle of a path has no method either, but it leads to a resource that has one. */
  @Test
  void seesAndRemovesResourcesThatLeadNowhere() throws IOException {
    rules("Exact a.b/a", "Exact a.b/middle/b", "Exact a.b/going/c");
    apply();
    assertUpToDate();
    String api = gateway.onlyApi().id();
    String stray = resource(api, "/", "stray");
    gateway.client().createResource(r -> r.restApiId(api).parentId(stray).pathPart("below"));
    resource(api, "/a", "{id}");
    resource(api, "/middle", "other");
    rules("Exact a.b/a", "Exact a.b/middle/b");

    CommandRun plan = run("plan");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out().lines().filter(line -> line.startsWith("  -")).map(String::strip))
        .map(line -> line.replaceAll(" +", " ").replaceFirst(" \\(default/\\S+\\)", ""))
        .containsExactly(
            "- route ANY /going/c -> http://a.b/going/c open",
            "- resource /a/{id}",
            "- resource /middle/other",
            "- resource /stray",
            "- resource /stray/below");
    JsonNode change = run("plan", "--output=json").json().at("/changes/1");
    assertThat(change.get("kind").asString()).isEqualTo("resource");
    assertThat(change.get("action").asString()).isEqualTo("remove");

    apply();
    assertUpToDate();
    assertThat(gateway.client().getResources(r -> r.restApiId(api).limit(500)).items())
        .extracting(Resource::path)
        .containsExactlyInAnyOrder("/", "/a", "/middle", "/middle/b");
  }

  private String resource(String api, String parent, String part) {
    String id = gateway.resource(api, parent);
    return gateway.client().createResource(r -> r.restApiId(api).parentId(id).pathPart(part)).id();
  }

  @Test
  void seesAndMendsADeploymentByOtherHands() {
    apply();
    String api = gateway.onlyApi().id();
    String byHand = gateway.client().createDeployment(r -> r.restApiId(api).stageName("v1")).id();

    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out()).contains("~ stage  v1").contains("deployed  " + byHand + " -> ");

    apply();
    assertUpToDate();
  }

  @Test
  void seesAndMendsWhatTakesTrafficAway() {
    apply();
    String api = gateway.onlyApi().id();
    String canary =
        gateway
            .client()
            .createDeployment(
                r -> r.restApiId(api).stageName("v1").canarySettings(c -> c.percentTraffic(50.0)))
            .id();
    gateway
        .client()
        .updateRestApi(
            r -> r.restApiId(api).patchOperations(patch("/disableExecuteApiEndpoint", "true")));

    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .contains("canary  50% to deployment " + canary + " -> (none)")
        .contains("disableExecuteApiEndpoint  true -> false");

    apply();
    assertUpToDate();
    assertThat(gateway.client().getStage(r -> r.restApiId(api).stageName("v1")).canarySettings())
        .isNull();
  }

  @Test
  void seesAndMendsAMissingStage() {
    apply();
    String api = gateway.onlyApi().id();
    gateway.client().deleteStage(r -> r.restApiId(api).stageName("v1"));

    assertThat(run("plan").out()).contains("+ stage  v1").contains("0 routes to add");

    apply();
    assertUpToDate();
  }

  @Test
  void finishesWhatWasCutShort() {
    String api = gateway.client().createRestApi(r -> r.name("demo").tags(OWNED)).id();

    apply();

    assertThat(gateway.onlyApi().id()).isEqualTo(api);
    assertUpToDate();
  }

  @Test
  void followsItsSettings() throws IOException {
    Path config = folder.resolve("settings.yaml");
    Files.writeString(config, "api: {name: teams}\nstage: {name: prod, description: first}\n");
    assertThat(run("apply", "--auto-approve", "--config=" + config).exitCode()).isZero();
    assertThat(gateway.onlyApi().name()).isEqualTo("teams");

    Files.writeString(config, "api: {name: teams}\nstage: {name: prod, description: second}\n");
    CommandRun apply = run("apply", "--auto-approve", "--config=" + config, "--output=json");

    assertThat(apply.json().get("writes").asInt()).isEqualTo(1);
    String api = gateway.onlyApi().id();
    assertThat(gateway.client().getStage(r -> r.restApiId(api).stageName("prod")).description())
        .isEqualTo("second");
    assertThat(run("plan", "--config=" + config).exitCode()).isZero();
  }

  @Test
  void printsTheUrlAlone() {
    CommandRun before = run("url");
    assertThat(before.exitCode()).isEqualTo(1);
    assertThat(before.err()).contains("there is no API demo of this map yet");

    apply();

    CommandRun url = run("url");
    String expected = gateway.endpoint() + "/_aws/execute-api/" + gateway.onlyApi().id();
    assertThat(url.exitCode()).isZero();
    assertThat(url.out().strip()).isEqualTo(expected + "/v1");
    assertThat(run("url", "--output=json").json().get("invokeUrl").asString())
        .isEqualTo(expected + "/v1");
  }

  @Test
  void asksForApprovalWhereNobodyCanGiveIt() {
    CommandRun apply = run("apply");

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err()).contains("there is no terminal to ask on: give --auto-approve");
    assertThat(gateway.apis()).isEmpty();
  }

  @Test
  void changesNothingForBadManifests() throws IOException {
    apply();
    rules("Exact a.b/a", "Exact *.b/x", "Exact c.d/a");

    CommandRun apply = run("apply", "--auto-approve", "--output=json");

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err().lines()).hasSize(2);
    assertThat(apply.err().lines())
        .allSatisfy(line -> assertThat(line).startsWith("gateway: " + manifests() + ":"));
    assertThat(apply.json().get("errors")).hasSize(2);
    threeRules();
    assertUpToDate();
  }

  private void apply() {
    CommandRun apply = run("apply", "--auto-approve");
    assertThat(apply.exitCode()).as(apply.err()).isZero();
  }

  private void assertUpToDate() {
    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
    assertThat(plan.out()).startsWith("No changes: API demo (" + api() + "), stage v1");
  }

  private String api() {
    return gateway.apis().stream()
        .filter(api -> api.tags().equals(OWNED))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void rules(String... rules) throws IOException {
    Rules.write(manifests(), Arrays.asList(rules));
  }

  private Path manifests() {
    return folder.resolve("ingress.yaml");
  }

  private CommandRun run(String... arguments) {
    Stream<String> all =
        Stream.concat(Arrays.stream(arguments), Stream.of("-f", manifests().toString()));
    return CommandRun.of(gateway.endpoint(), all.toArray(String[]::new));
  }

  private static List<PatchOperation> patch(String path, String value) {
    return List.of(PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build());
  }
}
