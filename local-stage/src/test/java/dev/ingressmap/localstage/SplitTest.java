package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import tools.jackson.databind.JsonNode;

/** One map in several APIs at one domain, which callers cannot distinguish from one API. */
class SplitTest {

  private static final String NAME = "api.example.com";
  private static final String DOMAIN =
      "domain: {name: api.example.com, certificate:"
          + " 'arn:aws:acm:eu-central-1:123456789012:certificate/a'}\n";
  private static final String SPLIT = "api: {split: [orders, billing]}\n";
  private static final String[] RULES = {
    "Prefix o.x/orders",
    "Exact o.x/orders/secret methods=GET",
    "Exact b.x/billing/invoices methods=GET",
    "Exact w.x/who",
    "Prefix w.x/ methods=GET"
  };

  @TempDir private Path folder;
  @AutoClose private final Caller caller = new Caller();

  @AutoClose
  private final NamingBackend backend =
      new NamingBackend(
          call -> call.getRequestHeaders().getFirst("Host") + " " + call.getRequestURI());

  @AutoClose private GatewayUnderTest gateway;

  SplitTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    gateway =
        new GatewayUnderTest(
            folder, new ApiGatewayUnderTest(call -> Fault.NONE, backend.asIngress()));
    gateway.rules(RULES);
  }

  @Test
  void answersAsOneApiDoes() throws Exception {
    gateway.settings(DOMAIN);
    gateway.apply();
    Map<String, String> whole = answers();
    assertThat(whole)
        .containsEntry("GET /orders/1?a=b", "200 o.x /orders/1?a=b")
        .containsEntry("GET /billing", "200 w.x /billing");

    gateway.settings(DOMAIN + SPLIT);
    CommandRun plan = gateway.plan();
    assertThat(plan.out())
        .contains("Plan for APIs demo/billing (new), demo/orders (new), demo (")
        .contains("~ route   ANY /orders/{proxy+}", "api  demo -> demo/orders")
        .contains("mapping[/orders]   (none) -> v1");
    gateway.apply();

    assertThat(names()).containsExactly("demo", "demo/billing", "demo/orders");
    assertThat(answers()).isEqualTo(whole);
    gateway.assertUpToDate();

    gateway.settings(DOMAIN);
    assertThat(gateway.plan().out())
        .contains("- api ", "demo/orders")
        .contains("~ route   ANY /orders/{proxy+}", "api  demo/orders -> demo")
        .contains("0 routes to add");
    gateway.apply();

    assertThat(names()).containsExactly("demo");
    assertThat(answers()).isEqualTo(whole);
    gateway.assertUpToDate();
  }

  /** Paths that move between APIs are served all the time. */
  @Test
  void movesPathsWithoutAGap() throws Exception {
    gateway.settings(DOMAIN);
    gateway.apply();
    try (Prober prober = new Prober(() -> answer("GET", "/orders/1"))) {
      gateway.settings(DOMAIN + SPLIT);
      gateway.apply();
      gateway.settings(DOMAIN);
      gateway.apply();
      assertThat(prober.stop()).containsExactly("200 o.x /orders/1");
    }
  }

  @Test
  void isMadeAtOnce() throws Exception {
    gateway.settings(DOMAIN + SPLIT);
    JsonNode report = gateway.apply();

    // An API is created in 3 writes; the domain and its mappings are 4 more.
    assertThat(report.get("writes").asInt()).isEqualTo(3 * 3 + 4);
    assertThat(answer("GET", "/billing/invoices")).isEqualTo("200 b.x /billing/invoices");
    gateway.assertUpToDate();
    JsonNode plan = gateway.report("plan", "--filename=" + gateway.manifests());
    // The APIs are listed once; two reads are for the domain.
    assertThat(plan.get("reads").asInt()).isEqualTo(1 + 3 * 6 + 2);
  }

  @Test
  void changesThePartThatAChangeIsOf() throws Exception {
    gateway.settings(DOMAIN + SPLIT);
    gateway.apply();
    gateway.rules("Prefix n.x/orders", RULES[2], RULES[3], RULES[4]);

    JsonNode report = gateway.apply();

    assertThat(report.get("writes").asInt()).isEqualTo(2);
    assertThat(answer("GET", "/orders/1")).isEqualTo("200 n.x /orders/1");
    gateway.assertUpToDate();
  }

  @Test
  void mendsWhatOtherHandsChanged() throws Exception {
    gateway.settings(DOMAIN + SPLIT);
    gateway.apply();
    String orders = api("demo/orders").id();
    gateway
        .client()
        .updateBasePathMapping(r ->
            r.domainName(NAME)
                .basePath("orders")
                .patchOperations(replace("/restapiId", api("demo").id())));
    gateway
        .client()
        .updateStage(r ->
            r.restApiId(orders).stageName("v1").patchOperations(replace("/description", "mine")));

    assertThat(gateway.plan().out())
        .contains("v1 of demo/orders")
        .contains("v1 of API " + api("demo").id() + " -> v1");
    gateway.apply();

    gateway.assertUpToDate();
    assertThat(answer("GET", "/orders/1")).isEqualTo("200 o.x /orders/1");
  }

  @Test
  void letsHoldersOfAKeyIntoAllParts() throws Exception {
    String plans =
        "usagePlans: {gold: {throttle: {rate: 5000, burst: 5000}, methods: {GET /orders: {rate:"
            + " 5000, burst: 5000}}}}\n";
    gateway.rules(
        "Exact o.x/orders methods=GET api-key-required=true",
        "Exact w.x/who methods=GET api-key-required=true");
    gateway.settings(DOMAIN + plans);
    gateway.apply();
    String key =
        gateway
            .report("keys", "create", "--auto-approve", "--plan=gold", "me")
            .at("/created/value")
            .asString();
    try (Prober prober = new Prober(() -> withKey("/orders", key))) {
      gateway.settings(DOMAIN + plans + "api: {split: [orders]}\n");
      gateway.apply();
      assertThat(prober.stop()).containsExactly("200 o.x /orders");
    }
    assertThat(withKey("/who", key)).isEqualTo("200 w.x /who");
    assertThat(answer("GET", "/orders")).startsWith("403");
    UsagePlan plan = gateway.client().getUsagePlans().items().getFirst();
    assertThat(
            plan.apiStages().stream()
                .collect(Collectors.toMap(ApiStage::apiId, s -> s.throttle().keySet().toString())))
        .isEqualTo(Map.of(api("demo").id(), "[]", api("demo/orders").id(), "[//GET]"));
    gateway.assertUpToDate();

    gateway.settings(DOMAIN + plans);
    gateway.apply();
    gateway.assertUpToDate();
    assertThat(withKey("/orders", key)).isEqualTo("200 o.x /orders");
  }

  /** A stage that has not been applied since still answers from its API. */
  @Test
  void leavesAPartToOtherStages() throws Exception {
    String both =
        "stages:\n  v1: {"
            + DOMAIN.strip()
            + "}\n  dev: {"
            + DOMAIN.replace(NAME, "dev.example.com").strip()
            + "}\n";
    gateway.settings(both + SPLIT);
    gateway.apply("--stage=v1");
    gateway.apply("--stage=dev");
    gateway.settings(both);
    gateway.apply("--stage=v1");

    assertThat(names()).contains("demo/orders");
    assertThat(answer("GET", "/orders/1")).isEqualTo("200 o.x /orders/1");
    assertThat(answer("dev.example.com", "GET", "/orders/1")).isEqualTo("200 o.x /orders/1");
    assertThat(gateway.run("plan", "--stage=v1", "-f", gateway.manifests().toString()).exitCode())
        .isZero();

    gateway.apply("--stage=dev");
    assertThat(names()).containsExactly("demo");
    assertThat(answer("dev.example.com", "GET", "/orders/1")).isEqualTo("200 o.x /orders/1");
  }

  @Test
  void isDestroyedWhole() throws IOException {
    gateway.settings(DOMAIN + SPLIT);
    gateway.apply();

    CommandRun destroy = gateway.run("destroy", "--auto-approve");

    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out()).contains("Deletes API demo/orders (", "Deletes domain");
    assertThat(names()).isEmpty();
    assertThat(gateway.client().getDomainNames().items()).isEmpty();
  }

  /** Output about one API names it. */
  @Test
  void rollsOnePartBack() throws Exception {
    gateway.settings(DOMAIN + SPLIT);
    gateway.apply();
    gateway.rules("Prefix n.x/orders", RULES[2], RULES[3], RULES[4]);
    gateway.apply();

    CommandRun unsaid = gateway.run("rollback", "--auto-approve");
    assertThat(unsaid.exitCode()).isEqualTo(1);
    assertThat(unsaid.err())
        .contains("--part: map demo has several APIs: name billing, orders, or / for all other");
    assertThat(gateway.run("rollback", "--part=order", "--auto-approve").err())
        .contains("--part order: map demo has several APIs");

    assertThat(gateway.report("rollback", "--part=orders", "--auto-approve").get("api").asString())
        .isEqualTo("demo/orders");
    assertThat(answer("GET", "/orders/1")).isEqualTo("200 o.x /orders/1");
    assertThat(gateway.report("history", "--part=orders").get("deployments")).hasSize(2);
    assertThat(gateway.report("history", "--part=/").get("deployments")).hasSize(1);
    assertThat(gateway.run("status").out())
        .containsPattern("Part {8}demo/orders \\(%s\\)\\RLive {8}".formatted(orders()));
    assertThat(gateway.run("url").out().strip()).isEqualTo("https://" + NAME + "/");
    assertThat(gateway.report("url").at("/domain/url").asString())
        .isEqualTo("https://" + NAME + "/");
  }

  @Test
  void triesAChangeOfOnePartOut() throws Exception {
    gateway.settings(DOMAIN + SPLIT);
    gateway.apply();
    gateway.rules("Prefix n.x/orders", RULES[2], RULES[3], RULES[4]);
    JsonNode report = gateway.apply("--canary=100%");

    assertThat(report.get("writes").asInt()).isEqualTo(2);
    assertThat(answer("GET", "/orders/1")).isEqualTo("200 n.x /orders/1");
    assertStatusHasCanary("status");
    assertStatusHasCanary("status", "--filename=" + gateway.manifests());
    assertThat(gateway.run("promote", "--part=/", "--auto-approve").err())
        .contains("API demo (", "has no canary to promote");
    gateway.report("promote", "--part=orders", "--auto-approve");
    gateway.assertUpToDate();

    gateway.settings(DOMAIN + "api: {split: [orders, billing, who]}\n");
    assertThat(gateway.run("apply", "--canary=10%", "-f", gateway.manifests().toString()).err())
        .contains("--canary: there is no stage");
  }

  @Test
  void rollsAllPartsBackIfASmokeCheckFails() throws Exception {
    gateway.settings(DOMAIN + SPLIT);
    gateway.apply();
    Map<String, String> before = answers();
    gateway.rules("Prefix n.x/orders", "Exact n.x/billing/x methods=GET", RULES[3]);

    CommandRun apply =
        gateway.run(
            "apply",
            "--auto-approve",
            "--smoke=/orders/1?a=b",
            "--smoke=/billing/invoices",
            "--smoke-timeout=1",
            "--filename=" + gateway.manifests());

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.out()).contains("/v1/1?a=b -> 200");
    assertThat(apply.err()).contains("/v1/invoices: 403", "rolled back to deployment");
    assertThat(answers()).isEqualTo(before);
  }

  /** The stage's earlier deployment has no paths of the part, and the part is gone. */
  @Test
  void staysWholeIfASmokeCheckFails() throws Exception {
    gateway.rules(RULES[0], RULES[2], RULES[3]);
    gateway.settings(DOMAIN + SPLIT);
    gateway.apply();
    Map<String, String> before = answers();
    gateway.settings(DOMAIN);

    CommandRun apply =
        gateway.run(
            "apply",
            "--auto-approve",
            "--smoke=/nowhere",
            "--smoke-timeout=1",
            "--filename=" + gateway.manifests());

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err()).contains("there is nothing to roll back to");
    assertThat(answers()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api: {split: [orders]}|api.split: needs a domain, at which the APIs of all parts answer",
        "api: {split: [order]}|there is no path under /order: did you mean orders",
        "api: {split: [orders, orders]}|is given twice",
        "api: {split: [orders, billing, who]}|leaves no path for the rest",
        "api: {split: [a/b]}|the first segment of paths, such as orders",
      })
  void refusesWhatCannotBe(String refusal) throws IOException {
    String[] words = refusal.split("\\|", -1);
    gateway.rules(RULES[0], RULES[2], RULES[3]);
    gateway.settings(words[1].contains("needs a domain") ? words[0] : DOMAIN + words[0]);

    CommandRun plan = gateway.plan();

    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err()).contains(words[1]);
  }

  private Map<String, String> answers() {
    return List.of(
            "GET /",
            "GET /who",
            "POST /who",
            "GET /orders",
            "GET /orders/1?a=b",
            "POST /orders/1/2",
            "GET /orders/secret",
            "POST /orders/secret",
            "GET /ordersx",
            "GET /billing",
            "POST /billing",
            "GET /billing/invoices",
            "POST /billing/invoices",
            "GET /billing/invoices/1",
            "GET /billing/other/one",
            "DELETE /nowhere")
        .stream()
        .collect(
            Collectors.toMap(
                call -> call, call -> answer(call.split(" ", 2)[0], call.split(" ", 2)[1])));
  }

  private String answer(String method, String path) {
    return answer(NAME, method, path);
  }

  private String answer(String domain, String method, String path) {
    try {
      var answer = caller.send(method, gateway.endpoint().resolve(path), domain);
      return answer.getStatus() + " " + answer.getContentAsString();
    } catch (Exception e) {
      return e.toString();
    }
  }

  private String withKey(String path, String key) {
    try {
      URI url = URI.create("http://" + NAME + ":" + gateway.endpoint().getPort() + path);
      var answer = caller.get(url, "x-api-key", key);
      return answer.getStatus() + " " + answer.getContentAsString();
    } catch (Exception e) {
      return e.toString();
    }
  }

  private List<String> names() {
    return gateway.client().getRestApis().items().stream().map(RestApi::name).sorted().toList();
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }

  /** Each part has the same as the API of the rest. */
  private void assertStatusHasCanary(String... status) {
    assertThat(gateway.run(status).out())
        .containsPattern(
            "Part {8}demo/orders \\(%s\\)\\RLive {8}.*Z  .*\\RCanary {6}.*Z  .*  100%% of the traffic"
                .formatted(orders()));
    JsonNode orders = gateway.report(status).at("/parts/1");
    assertThat(orders.at("/apiId").asString()).isEqualTo(orders());
    assertThat(orders.at("/live/hash").asString()).hasSize(64);
    assertThat(orders.at("/canary/percent").asDouble()).isEqualTo(100);
    assertThat(orders.at("/canary/created").asString()).endsWith("Z");
  }

  private String orders() {
    return api("demo/orders").id();
  }

  private RestApi api(String name) {
    return gateway.client().getRestApis().items().stream()
        .filter(api -> api.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
