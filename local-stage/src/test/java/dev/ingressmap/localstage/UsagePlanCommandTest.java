package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import tools.jackson.databind.JsonNode;

/** The usage plans of gateway.yaml, with an API Gateway that is reached only over HTTP. */
class UsagePlanCommandTest {

  private static final String PARTNERS =
      """
      usagePlans:
        partners:
          throttle: {rate: 50, burst: 100}
          quota: {requests: 10000, per: day}
          methods:
            ANY /a: {rate: 5, burst: 10}
      """;

  @TempDir private Path folder;
  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();

  UsagePlanCommandTest() throws IOException {}

  @BeforeEach
  void twoRules() throws IOException {
    rules("Exact a.b/a api-key-required=true", "Exact a.b/b");
    settings("{}");
  }

  @Test
  void makesPlansWithTheApi() throws IOException {
    settings(PARTNERS);
    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out())
        .contains("+ usage plan  partners")
        .contains("throttle[ANY /a].rateLimit 5", "quota.limit 10000, quota.period DAY")
        .contains("1 API call.");

    JsonNode report = apply();
    assertThat(report.get("reads").asInt()).isEqualTo(5);
    assertThat(report.get("writes").asInt()).isEqualTo(4);
    UsagePlan made = onlyPlan();
    assertThat(made.name()).isEqualTo("demo-v1-partners");
    assertThat(made.description()).isEqualTo("Usage plan partners of API demo, stage v1");
    assertThat(made.tags())
        .isEqualTo(
            Map.of(
                "ingressmap.dev/map", "demo",
                "ingressmap.dev/stage", "v1",
                "ingressmap.dev/usage-plan", "partners"));
    assertThat(made.throttle().rateLimit()).isEqualTo(50);
    assertThat(made.quota().period()).isEqualTo(QuotaPeriodType.DAY);
    assertThat(made.apiStages().getFirst().apiId()).isEqualTo(apiId());
    assertThat(made.apiStages().getFirst().throttle())
        .isEqualTo(
            Map.of("/a/ANY", ThrottleSettings.builder().rateLimit(5.0).burstLimit(10).build()));

    JsonNode again = report("plan");
    assertThat(again.get("changes")).isEmpty();
    assertThat(again.get("apiCalls").asInt()).isEqualTo(8);
  }

  @Test
  void changesAPlanByOneCall() throws IOException {
    settings(PARTNERS);
    apply();
    rules("Exact a.b/new api-key-required=true", "Exact a.b/b");
    settings(
        """
        usagePlans:
          partners:
            description: Those who pay
            throttle: {rate: 0.5, burst: 100}
            methods: {ANY /new: {rate: 1, burst: 1}}
        """);
    assertThat(planned())
        .contains("~ usage plan partners")
        .contains("description Usage plan partners of API demo, stage v1 -> Tho")
        .contains("quota.limit 10000 -> (none)")
        .contains("throttle.rateLimit 50 -> 0.5")
        .contains("throttle[ANY /a].rateLimit 5 -> (none)")
        .contains("throttle[ANY /new].rateLimit (none) -> 1");

    JsonNode report = apply();
    assertThat(report.get("reads").asInt()).isEqualTo(6);
    assertThat(report.get("writes").asInt()).isEqualTo(3);
    assertThat(onlyPlan().quota()).isNull();
    assertThat(onlyPlan().apiStages().getFirst().throttle()).containsOnlyKeys("/new/ANY");
    assertUpToDate();

    settings("usagePlans: {partners: {quota: {requests: 5, per: month}}}");
    assertThat(apply().get("writes").asInt()).isEqualTo(1);
    assertThat(onlyPlan().throttle()).isNull();
    assertThat(onlyPlan().quota().limit()).isEqualTo(5);
    assertUpToDate();
  }

  @Test
  void tagsAnApiBeforeItsFirstPlan() throws IOException {
    apply();
    settings(PARTNERS);
    JsonNode report = apply();
    assertThat(report.get("writes").asInt()).isEqualTo(2);
    assertThat(gateway.onlyApi().tags()).containsEntry("ingressmap.dev/usage-plans", "true");
    assertUpToDate();

    settings("{}");
    assertThat(planned()).contains("- usage plan partners");
    apply();
    assertThat(plans()).isEmpty();
    assertUpToDate();
  }

  @Test
  void leavesOtherPeoplesPlansAlone() throws IOException {
    settings(PARTNERS);
    apply();
    ApiStage stage = ApiStage.builder().apiId(apiId()).stage("v1").build();
    gateway.client().createUsagePlan(r -> r.name("demo-v1-partners").apiStages(stage));
    gateway
        .client()
        .createUsagePlan(
            r -> r.name("other").tags(Map.of("ingressmap.dev/map", "other", "a", "b")));
    settings(PARTNERS + "stage: {name: v2}\n");
    apply();
    assertThat(plans()).hasSize(4);
    assertUpToDate();

    settings("stage: {name: v2}");
    apply();
    assertThat(plans()).hasSize(3);
    settings("{}");
    apply();
    assertThat(plans()).hasSize(2);
  }

  @Test
  void mendsWhatOtherHandsChanged() throws IOException {
    settings(PARTNERS);
    apply();
    String other = gateway.client().createRestApi(r -> r.name("x").cloneFrom(apiId())).id();
    gateway.client().createDeployment(r -> r.restApiId(other).stageName("s"));
    patch(
        operation(Op.REPLACE, "/quota/offset", "0"),
        operation(Op.REPLACE, "/quota/limit", "7"),
        operation(Op.ADD, "/productCode", "code"),
        operation(Op.ADD, "/apiStages", other + ":s"),
        operation(Op.REMOVE, "/apiStages", apiId() + ":v1"));
    assertThat(planned())
        .contains("apiStages " + other + ":s -> " + apiId() + ":v1")
        .contains("productCode code -> (none)")
        .contains("throttle[ANY /a].burstLimit (none) -> 10")
        .contains("quota.limit 7 -> 10000");
    assertThat(apply().get("writes").asInt()).isEqualTo(1);
    assertUpToDate();
  }

  @Test
  void namesAMethodThatTheApiLacks() throws IOException {
    assertThat(problemOfThrottling("ANY /c"))
        .contains(
            "settings.yaml:5: usagePlans.partners.methods[ANY /c]: the API has no method ANY /c:"
                + " did you mean ANY /a?");
  }

  @Test
  void namesAMethodThatNoPlanThrottles() throws IOException {
    rules("Exact a.b/a");
    assertThat(problemOfThrottling("ANY /a"))
        .contains(
            "settings.yaml:5: usagePlans.partners.methods[ANY /a]: the method requires no API key,"
                + " so no plan throttles it: set ingressmap.dev/api-key-required");
  }

  private String problemOfThrottling(String method) throws IOException {
    settings(
        """
        usagePlans:
          partners:
            throttle: {rate: 50, burst: 100}
            methods:
              %s: {rate: 5, burst: 10}
        """
            .formatted(method));
    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).isEqualTo(1);
    return plan.err();
  }

  @Test
  void adoptsThePlansOfAnApiThatIsGone() throws IOException {
    settings(PARTNERS);
    apply();
    String plan = onlyPlan().id();
    gateway.client().deleteRestApi(r -> r.restApiId(apiId()));
    apply();
    assertThat(onlyPlan().id()).isEqualTo(plan);
    assertUpToDate();
  }

  @Test
  void removesASecondPlanOfTheSameName() throws IOException {
    settings(PARTNERS);
    apply();
    UsagePlan first = onlyPlan();
    gateway
        .client()
        .createUsagePlan(r ->
            r.name(first.name())
                .tags(first.tags())
                .apiStages(first.apiStages())
                .throttle(first.throttle()));
    assertThat(planned()).contains("- usage plan partners");
    apply();
    assertThat(plans()).hasSize(1);
    assertUpToDate();
  }

  @Test
  void aCanaryLeavesPlansAlone() throws IOException {
    settings(PARTNERS);
    apply();
    rules("Exact a.b/new");
    settings("usagePlans: {partners: {throttle: {rate: 1, burst: 1}}}");
    apply("--canary=10%");
    assertThat(onlyPlan().throttle().rateLimit()).isEqualTo(50);
    assertThat(run("promote", "--auto-approve").exitCode()).isZero();
    assertThat(planned()).contains("throttle.rateLimit 50 -> 1");
    apply();
    assertUpToDate();
  }

  @Test
  void tellsOfPlansInTheStatus() throws IOException {
    settings(PARTNERS);
    apply();
    assertThat(run("status").out()).contains("Plans       partners");
    assertThat(report("status").get("usagePlans").toString()).isEqualTo("[\"partners\"]");
    assertThat(report("status").get("inSync").asBoolean()).isTrue();
    JsonNode without =
        CommandRun.of(gateway.endpoint(), "status", config(), "--output=json").json();
    assertThat(without.get("usagePlans").toString()).isEqualTo("[\"partners\"]");
    assertThat(without.get("reads").asInt()).isEqualTo(4);
  }

  @Test
  void destroysPlansAndKeysToo() throws IOException {
    settings(PARTNERS);
    apply();
    String foreign = gateway.client().createUsagePlan(r -> r.name("foreign")).id();
    String key =
        gateway
            .client()
            .createApiKey(r -> r.name("k").tags(Map.of("ingressmap.dev/map", "demo")))
            .id();
    String others = gateway.client().createApiKey(r -> r.name("k")).id();
    String plan = onlyPlanOfTheMap().id();
    gateway.client().createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key).keyType("API_KEY"));

    CommandRun destroy = run("destroy", "--auto-approve");
    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out())
        .contains("Deletes API demo (")
        .contains("Deletes usage plans of map demo: partners of stage v1.")
        .contains("Deletes API keys of map demo: 1, which then let nobody in.");
    assertThat(gateway.apis()).isEmpty();
    assertThat(plans()).extracting(UsagePlan::id).containsExactly(foreign);
    assertThat(gateway.client().getApiKeys().items())
        .extracting(k -> k.id())
        .containsExactly(others);
    assertThat(run("destroy", "--auto-approve").out()).contains("nothing to destroy");
  }

  @Test
  void destroysThePlansOfAnApiThatIsGone() throws IOException {
    settings(PARTNERS);
    apply();
    gateway.client().deleteRestApi(r -> r.restApiId(apiId()));
    CommandRun destroy = run("destroy", "--auto-approve");
    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out()).startsWith("Deletes usage plans of map demo: partners of stage v1.");
    assertThat(plans()).isEmpty();
  }

  private UsagePlan onlyPlan() {
    assertThat(plans()).hasSize(1);
    return plans().getFirst();
  }

  private UsagePlan onlyPlanOfTheMap() {
    return plans().stream().filter(UsagePlan::hasTags).findFirst().orElseThrow();
  }

  private List<UsagePlan> plans() {
    return gateway.client().getUsagePlans().items();
  }

  private String apiId() {
    return gateway.apis().stream()
        .filter(api -> "demo".equals(api.tags().get("ingressmap.dev/map")))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void patch(PatchOperation... operations) {
    String id = onlyPlan().id();
    gateway.client().updateUsagePlan(r -> r.usagePlanId(id).patchOperations(operations));
  }

  private static PatchOperation operation(Op op, String path, String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  private void assertUpToDate() {
    CommandRun plan = run("plan");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isZero();
  }

  /** The plan's text, with each run of spaces as one. */
  private String planned() {
    return run("plan").out().replaceAll(" +", " ");
  }

  private JsonNode apply(String... options) {
    return report(
        Stream.concat(Stream.of("apply", "--auto-approve"), Stream.of(options))
            .toArray(String[]::new));
  }

  private JsonNode report(String... arguments) {
    CommandRun run =
        run(Stream.concat(Stream.of(arguments), Stream.of("--output=json")).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return run.json();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(
        gateway.endpoint(),
        Stream.concat(
                Stream.of(arguments),
                Stream.of("-f", folder.resolve("ingress.yaml").toString(), config()))
            .toArray(String[]::new));
  }

  private String config() {
    return "--config=" + folder.resolve("settings.yaml");
  }

  private void settings(String yaml) throws IOException {
    Files.writeString(folder.resolve("settings.yaml"), yaml);
  }

  private void rules(String... rules) throws IOException {
    Rules.write(folder.resolve("ingress.yaml"), List.of(rules));
  }
}
