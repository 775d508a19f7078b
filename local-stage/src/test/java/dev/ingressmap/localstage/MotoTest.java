package dev.ingressmap.localstage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.MethodSetting;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import software.amazon.awssdk.services.apigateway.model.UsagePlanKey;
import tools.jackson.databind.JsonNode;

/**
 * The command with moto, an independent implementation of the control plane.
 *
 * <p>Not tested here, because moto lacks them: canaries and GetExport, tags on an existing API (so
 * no {@code import-existing}), the method {@code ANY}, greedy paths, and the refusal of deployments
 * that do not exist.
 */
@Timeout(180)
class MotoTest {

  private static final String[] RULES = {
    "Exact a.b/health integration=http",
    "Exact a.b/orders methods=GET,POST timeout-ms=5000",
    "Exact a.b/paid methods=GET api-key-required=true"
  };

  private static final String SETTINGS =
      """
      api: {name: demo, description: Many teams}
      stage: {name: v1, description: one of ours, variables: {level: "2"}}
      """;

  /**
   * Where moto differs after an apply: its PutRestApi leaves out the API's own values,
   * authorization, keys and models, and keeps the case of names.
   */
  private static final List<String> FAULTS =
      List.of(
          "api demo: binaryMediaTypes \"\" -> \"*/*\"",
          "api demo: version \"V1\" -> \"1.0.0\"",
          "route GET /health: authorizationType null -> \"NONE\"",
          "route GET /health: integration.passthroughBehavior"
              + " \"when_no_match\" -> \"WHEN_NO_MATCH\"",
          "route GET /health: integration.type \"http\" -> \"HTTP\"",
          "route GET /health: responses.200 \"\" -> \"Empty\"",
          "route GET /orders: authorizationType null -> \"NONE\"",
          "route GET /orders: integration.passthroughBehavior"
              + " \"when_no_match\" -> \"WHEN_NO_MATCH\"",
          "route GET /orders: integration.type \"http_proxy\" -> \"HTTP_PROXY\"",
          "route POST /orders: authorizationType null -> \"NONE\"",
          "route POST /orders: integration.passthroughBehavior"
              + " \"when_no_match\" -> \"WHEN_NO_MATCH\"",
          "route POST /orders: integration.type \"http_proxy\" -> \"HTTP_PROXY\"",
          "route GET /paid: apiKeyRequired \"false\" -> \"true\"",
          "route GET /paid: authorizationType null -> \"NONE\"",
          "route GET /paid: integration.passthroughBehavior"
              + " \"when_no_match\" -> \"WHEN_NO_MATCH\"",
          "route GET /paid: integration.type \"http_proxy\" -> \"HTTP_PROXY\"");

  /** Where moto differs after a CreateDeployment: it replaces the stage without its description. */
  private static final List<String> FAULTS_OF_NEW_STAGE =
      Stream.concat(FAULTS.stream(), Stream.of("stage v1: description \"\" -> \"one of ours\""))
          .toList();

  /** Where moto differs with settings of methods; AWS does not encrypt a cache unless told to. */
  private static final List<String> FAULTS_OF_METHOD_SETTINGS =
      Stream.concat(
              FAULTS.stream(),
              Stream.of("*", "GET /paid")
                  .map(
                      "stage v1: methodSettings.%s.cacheDataEncrypted \"true\" -> \"false\""
                          ::formatted))
          .toList();

  private static final String ABSENT =
      "moto_server is not on the PATH: gateway is not tested on it";

  private static @Nullable MotoServer shared;

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeAll
  static void startMoto() throws Exception {
    if (MotoServer.isInstalled()) {
      shared = MotoServer.start();
    } else {
      System.err.println("MotoTest is skipped: " + ABSENT);
    }
  }

  @AfterAll
  static void end() {
    if (shared != null) {
      shared.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    // Before each test, not before all: surefire does not count the tests of a skipped class.
    MotoServer moto = shared;
    if (moto == null) {
      throw new TestAbortedException(ABSENT);
    }
    moto.reset();
    gateway = new GatewayUnderTest(folder, new ApiGatewayUnderTest(moto.endpoint()));
    gateway.rules(RULES);
    gateway.settings(SETTINGS);
  }

  @Test
  void makesOneApiOfTheMap() {
    CommandRun plan = gateway.plan();
    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(2);
    assertThat(plan.out()).contains("4 routes to add").contains("1 API call.");
    assertThat(gateway.client().getRestApis().items()).isEmpty();

    JsonNode applied = gateway.apply();

    assertThat(applied.get("reads").asInt()).isEqualTo(2);
    assertThat(applied.get("writes").asInt()).isEqualTo(3);
    RestApi api = gateway.onlyApi();
    assertThat(api.name()).isEqualTo("demo");
    assertThat(api.description()).isEqualTo("Many teams");
    assertThat(api.tags()).isEqualTo(Map.of("ingressmap.dev/map", "demo"));
    assertThat(api.endpointConfiguration().typesAsStrings()).containsExactly("REGIONAL");
    assertThat(uris())
        .isEqualTo(
            Map.of(
                "GET /health", "http://a.b/health",
                "GET /orders", "http://a.b/orders",
                "POST /orders", "http://a.b/orders",
                "GET /paid", "http://a.b/paid"));
    assertThat(gateway.stage().variables()).isEqualTo(Map.of("level", "2"));
    assertThat(deployments())
        .singleElement()
        .satisfies(deployment -> {
          assertThat(deployment.id()).isEqualTo(gateway.live());
          assertThat(deployment.description())
              .matches("ingress map sha256:[0-9a-f]{64}( commit [0-9a-f]+)? stage v1");
        });
    assertThat(differences()).containsExactlyInAnyOrderElementsOf(FAULTS_OF_NEW_STAGE);
    assertThat(gateway.url("/health").getPath()).contains(api.id()).endsWith("/v1/health");
  }

  /** It has no versions, by which AWS shows whose document an API has. */
  @Test
  void cannotTellWhoseDocumentItHas() {
    CommandRun apply = gateway.run("apply", "--auto-approve", "-f", gateway.manifests().toString());

    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(apply.out())
        .contains("API " + gateway.apiId() + " returns no version: what was deployed is unknown");
  }

  @Test
  void changesTheRoutesOfTheSameApi() throws IOException {
    gateway.apply();
    String api = gateway.apiId();
    String first = gateway.live();

    String second =
        gateway.deploy("Exact c.d/orders methods=PUT", "Exact a.b/orders/new methods=GET");

    assertThat(gateway.apiId()).isEqualTo(api);
    assertThat(uris())
        .isEqualTo(
            Map.of(
                "PUT /orders", "http://c.d/orders",
                "GET /orders/new", "http://a.b/orders/new"));
    assertThat(deployments()).extracting(Deployment::id).containsExactly(first, second);
    assertThat(deployments().getLast().description()).endsWith(" stage v1 after " + first);
    assertThat(differences())
        .filteredOn(difference -> difference.startsWith("route "))
        .allMatch(difference ->
            difference.matches(
                ".*: (authorizationType|integration\\.(passthroughBehavior|type)) .*"));
  }

  @Test
  void goesBackAndForth() throws IOException {
    gateway.apply();
    String first = gateway.live();
    String second = gateway.deploy("Exact a.b/other methods=GET");
    assertThat(gateway.report("status").at("/live/id").asString()).isEqualTo(second);
    assertThat(gateway.report("history").get("deployments").findValuesAsString("id"))
        .containsExactly(second, first);

    assertThat(gateway.report("rollback", "--auto-approve").get("writes").asInt()).isEqualTo(1);
    assertThat(gateway.live()).isEqualTo(first);
    assertThat(gateway.report("status").at("/live/id").asString()).isEqualTo(first);

    gateway.report("rollback", "--auto-approve", "--to", second);
    assertThat(gateway.live()).isEqualTo(second);
  }

  @Test
  void changesTheSettingsOfAStageTogetherWithItsRoutes() throws IOException {
    gateway.apply();
    String first = gateway.live();
    gateway.settings(
        """
        api: {name: demo, description: Many teams}
        stage:
          name: v1
          description: one of ours
          variables: {shop: shop.example.com}
          tracing: true
          throttle: {rate: 100.5, burst: 200}
          methods:
            GET /paid: {throttle: {rate: 5, burst: 10}, logging: {level: INFO}}
        """);

    JsonNode applied = gateway.apply();

    assertThat(applied.get("reads").asInt()).isEqualTo(4);
    assertThat(applied.get("writes").asInt()).isEqualTo(3);
    GetStageResponse stage = gateway.stage();
    assertThat(stage.deploymentId()).isNotEqualTo(first);
    assertThat(stage.description()).isEqualTo("one of ours");
    assertThat(stage.variables()).isEqualTo(Map.of("shop", "shop.example.com"));
    assertThat(stage.tracingEnabled()).isTrue();
    assertThat(stage.methodSettings()).containsOnlyKeys("*/*", "~1paid/GET");
    MethodSetting all = requireNonNull(stage.methodSettings().get("*/*"));
    assertThat(all.throttlingRateLimit()).isEqualTo(100.5);
    assertThat(all.throttlingBurstLimit()).isEqualTo(200);
    MethodSetting paid = requireNonNull(stage.methodSettings().get("~1paid/GET"));
    assertThat(paid.throttlingBurstLimit()).isEqualTo(10);
    assertThat(paid.loggingLevel()).isEqualTo("INFO");
    assertThat(differences()).containsExactlyInAnyOrderElementsOf(FAULTS_OF_METHOD_SETTINGS);
  }

  @Test
  void sellsTheStageByAUsagePlan() throws IOException {
    gateway.settings(SETTINGS + plans(50, 1000));
    gateway.apply();
    UsagePlan made = onlyPlan();
    assertThat(made.name()).isEqualTo("demo-v1-partners");
    assertThat(made.tags()).containsEntry("ingressmap.dev/usage-plan", "partners");
    assertThat(made.apiStages())
        .singleElement()
        .satisfies(stage -> {
          assertThat(stage.apiId()).isEqualTo(gateway.apiId());
          assertThat(stage.stage()).isEqualTo("v1");
        });
    assertThat(made.throttle().rateLimit()).isEqualTo(50);
    assertThat(made.quota().limit()).isEqualTo(1000);

    gateway.settings(SETTINGS + plans(20, 300));
    gateway.apply();
    assertThat(onlyPlan().id()).isEqualTo(made.id());
    assertThat(onlyPlan().throttle().rateLimit()).isEqualTo(20);
    assertThat(onlyPlan().quota().limit()).isEqualTo(300);
    assertThat(differences()).containsExactlyInAnyOrderElementsOf(FAULTS);

    JsonNode ann =
        gateway.report("keys", "create", "ann", "--plan=partners", "--auto-approve").get("created");
    UsagePlanKey key = onlyKey();
    assertThat(key.id()).isEqualTo(ann.get("id").asString());
    assertThat(key.value()).isEqualTo(ann.get("value").asString());
    JsonNode listed = gateway.report("keys", "list").get("keys");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/attached").asBoolean()).isTrue();

    gateway.report("keys", "rotate", "ann", "--plan=partners", "--revoke-old", "--auto-approve");
    // A usage plan in moto still lists deleted keys.
    assertThat(gateway.client().getApiKeys().items())
        .singleElement()
        .satisfies(rotated -> {
          assertThat(rotated.name()).isEqualTo("ann");
          assertThat(rotated.id()).isNotEqualTo(key.id());
        });
    gateway.report("keys", "revoke", "ann", "--auto-approve");
    assertThat(gateway.client().getApiKeys().items()).isEmpty();
  }

  @Test
  void leadsADomainToTheStage() throws IOException {
    try (HostedZones zones = HostedZones.at(gateway.endpoint())) {
      String zone = zones.create("example.com");
      gateway.settings(
          SETTINGS
              + "domain: {name: api.example.com, hostedZone: "
              + zone
              + ", certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/a'}\n");
      JsonNode domain = gateway.apply().get("domain");
      assertThat(zones.records(zone))
          .containsExactly(
              "A api.example.com. -> %s. in %s"
                  .formatted(
                      domain.get("target").asString(), domain.get("hostedZoneId").asString()));
      assertThat(gateway.client().getBasePathMappings(r -> r.domainName("api.example.com")).items())
          .singleElement()
          .satisfies(mapping -> assertThat(mapping.restApiId()).isEqualTo(gateway.apiId()));
      assertThat(differences()).noneMatch(difference -> difference.startsWith("domain "));

      CommandRun destroy = gateway.run("destroy", "--auto-approve");
      assertThat(destroy.exitCode()).as(destroy.err()).isZero();
      assertThat(zones.records(zone)).isEmpty();
      assertThat(gateway.client().getDomainNames().items()).isEmpty();
    }
  }

  @Test
  void destroysAllOfTheMap() throws IOException {
    gateway.settings(SETTINGS + plans(50, 1000));
    gateway.apply();
    gateway.report("keys", "create", "ann", "--plan=partners", "--auto-approve");
    replaceThePlan();
    String foreign = gateway.client().createRestApi(r -> r.name("foreign")).id();

    gateway.report("destroy", "--auto-approve");

    assertThat(gateway.onlyApi().id()).isEqualTo(foreign);
    assertThat(gateway.client().getUsagePlans().items()).isEmpty();
    assertThat(gateway.client().getApiKeys().items()).isEmpty();
    assertThat(gateway.run("destroy", "--auto-approve").out()).contains("nothing to destroy");
  }

  /** moto refuses greedy paths. The next apply continues from what was started. */
  @Test
  void goesOnWithAnApiWhoseDocumentWasRefused() throws IOException {
    gateway.rules("Prefix a.b/r methods=GET");
    CommandRun refused =
        gateway.run("apply", "--auto-approve", "-f", gateway.manifests().toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    String api = gateway.apiId();
    assertThat(refused.err().lines())
        .last()
        .asString()
        .startsWith("gateway: PutRestApi on API " + api + ": BadRequestException: ");
    assertThat(gateway.run("status").err())
        .contains("has no stage v1: gateway apply creates the stage");

    gateway.rules(RULES);
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(2);
    assertThat(gateway.apiId()).isEqualTo(api);
    assertThat(uris()).hasSize(4);
  }

  private static String plans(int rate, int requests) {
    return """
    usagePlans:
      partners: {throttle: {rate: %d, burst: 100}, quota: {requests: %d, per: day}}
    """
        .formatted(rate, requests);
  }

  /**
   * Creates the plan again, as somebody else might. moto's UpdateUsagePlan does not find a stage in
   * a plan that was created with throttles for the stage's methods, so this plan has none.
   */
  private void replaceThePlan() {
    UsagePlan plan = onlyPlan();
    gateway.client().deleteUsagePlan(r -> r.usagePlanId(plan.id()));
    ApiStage stage = ApiStage.builder().apiId(gateway.apiId()).stage("v1").build();
    gateway
        .client()
        .createUsagePlan(r ->
            r.name(plan.name())
                .description(plan.description())
                .tags(plan.tags())
                .apiStages(stage)
                .throttle(plan.throttle())
                .quota(plan.quota()));
    assertThat(differences()).containsExactlyInAnyOrderElementsOf(FAULTS_OF_NEW_STAGE);
  }

  private UsagePlan onlyPlan() {
    List<UsagePlan> plans = gateway.client().getUsagePlans().items();
    assertThat(plans).hasSize(1);
    return plans.getFirst();
  }

  /** The key of the plan, which must have exactly one. */
  private UsagePlanKey onlyKey() {
    String plan = onlyPlan().id();
    List<UsagePlanKey> keys = gateway.client().getUsagePlanKeys(r -> r.usagePlanId(plan)).items();
    assertThat(keys).hasSize(1);
    return keys.getFirst();
  }

  private List<Deployment> deployments() {
    String api = gateway.apiId();
    return gateway.client().getDeployments(r -> r.restApiId(api)).items();
  }

  /** The integration URI of each method. */
  private Map<String, String> uris() {
    String api = gateway.apiId();
    return gateway.client().getResources(r -> r.restApiId(api).embed("methods")).items().stream()
        .flatMap(resource ->
            resource.resourceMethods().entrySet().stream()
                .map(method ->
                    Map.entry(
                        method.getKey() + " " + resource.path(),
                        method.getValue().methodIntegration().uri())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The fields in a plan that differ from the map. */
  private List<String> differences() {
    CommandRun plan = gateway.run("plan", "-f", gateway.manifests().toString(), "--output=json");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isEqualTo(2);
    return StreamSupport.stream(plan.json().get("changes").spliterator(), false)
        .peek(change -> assertThat(change.get("action").asString()).isEqualTo("change"))
        .flatMap(change ->
            StreamSupport.stream(change.get("fields").spliterator(), false)
                .map(field ->
                    "%s %s: %s %s -> %s"
                        .formatted(
                            change.get("kind").asString(),
                            change.get("name").asString(),
                            field.get("name").asString(),
                            field.get("from"),
                            field.get("to"))))
        .toList();
  }
}
