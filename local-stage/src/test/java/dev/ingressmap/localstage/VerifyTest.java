package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.fault.Faults;
import dev.ingressmap.localstage.ingress.Nginx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** {@code gateway verify} and {@code apply --verify}, with an ingress behind the stage. */
@Timeout(300)
class VerifyTest {

  private static final String HOST = "demo.example.com";
  private static final String[] RULES = {
    "Exact demo.example.com/open",
    "Prefix demo.example.com/open/",
    "Exact demo.example.com/health authorization=AWS_IAM",
    "Exact demo.example.com/open/admin authorization=AWS_IAM methods=GET",
    "Exact demo.example.com/orders api-key-required=true methods=POST",
    "Prefix demo.example.com/open/internal/ expose=false",
    "Exact demo.example.com/hidden expose=false"
  };

  @TempDir private Path folder;
  @AutoClose private final Backend backend = new Backend();
  private final List<AutoCloseable> running = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : running) {
      one.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingBehindOurIngresses(IngressKind kind) throws Exception {
    GatewayUnderTest gateway =
        behind(kind.start(folder, map(RULES), Map.of("default/b", backend), backend));
    gateway.apply();

    CommandRun run = verify(gateway);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .containsPattern("Protected and closed routes: 7. Calls: \\d{3}, not refused: 0.")
        .contains("Not tried: any method of POST /orders (API key) of default/");
  }

  /** Other ingresses let through what the ingress map's own nginx refuses. */
  @Test
  void findsWaysThroughAnIngressThatTakesAnyPath() throws Exception {
    assumeTrue(Nginx.isInstalled(), Nginx.ABSENT);
    String takesAny = "map $request_uri $ingressmap_ambiguous_path { default 0; }";
    Nginx nginx = Nginx.start(folder, Nginx.Controller.F5, takesAny, map(RULES), backend.port());
    GatewayUnderTest gateway = behind(new IngressUnderTest(nginx.address(), nginx::close));
    gateway.apply();

    CommandRun run = verify(gateway);
    CommandRun json = verify(gateway, "--output=json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern(
            "not refused: GET http://\\S+/v1/open/\\.\\./health -> 200: gets round ANY"
                + " /health \\(AWS_IAM\\) of default/i[-0-9a-f]+, through ANY /open/\\{proxy\\+} of"
                + " default/i[-0-9a-f]+")
        .contains("and more of ANY /health: gateway verify --output json shows all")
        .contains("gets round ANY /open/internal (closed)", "gets round ANY /hidden (closed)");
    assertThat(run.err())
        .matches("gateway: \\d+ calls that must be refused were not, the first: .+\\R");
    List<String> tried = new ArrayList<>();
    json.json()
        .path("findings")
        .forEach(finding -> tried.add(finding.path("url").asString().replaceFirst(".+/v1/", "/")));
    assertThat(tried)
        .contains(
            "/open/%2e%2e/health",
            "/open/..%2fhealth", "/open//admin", "/open/./admin", "/open/%2fadmin");
    assertThat(json.json().path("routes").asInt()).isEqualTo(7);
    assertThat(json.err()).contains("calls that must be refused were not");
  }

  @Test
  void findsARouteThatSomebodyOpened() throws Exception {
    GatewayUnderTest gateway = behindOurs();
    gateway.apply();
    String id = gateway.apiId();
    String resource =
        gateway.client().getResources(r -> r.restApiId(id).limit(500)).items().stream()
            .filter(one -> one.path().equals("/health"))
            .findFirst()
            .orElseThrow()
            .id();
    PatchOperation opened =
        PatchOperation.builder().op(Op.REPLACE).path("/authorizationType").value("NONE").build();
    gateway
        .client()
        .updateMethod(
            r -> r.restApiId(id).resourceId(resource).httpMethod("ANY").patchOperations(opened));
    gateway.client().createDeployment(r -> r.restApiId(id).stageName("v1"));

    CommandRun run = verify(gateway, "--methods=GET,POST");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern(
            "not refused: GET http://\\S+/v1/health -> 200: gets round ANY /health \\(AWS_IAM")
        .containsPattern(
            "not refused: POST http://\\S+/v1/health -> 200: gets round ANY /health \\(AWS_IAM")
        .doesNotContain("Not tried");
  }

  @Test
  void findsWhatABackendTakesForAnotherPath() throws Exception {
    backend.answers(request -> {
      String meant = request.header("X-Original-URL");
      return Sent.of("/health".equals(meant) ? 200 : 404, "{}");
    });
    GatewayUnderTest gateway = behindOurs();
    gateway.apply();

    CommandRun run = verify(gateway);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern(
            "not refused: GET http://\\S+ with X-Original-URL: /health -> 200 \\(404 if it leads"
                + " nowhere\\): gets round ANY /health \\(AWS_IAM")
        .containsPattern("not refused: [1-9]");
  }

  @Test
  void saysWhatIsNotTried() throws Exception {
    GatewayUnderTest gateway = behindOurs();
    gateway.apply();

    CommandRun few = verify(gateway, "--calls=40");

    assertThat(few.exitCode()).as(few.err()).isZero();
    assertThat(few.out())
        .contains("There are more ways round: --calls of gateway verify allows more.")
        .contains("Calls: 40, not refused: 0.");
    assertThat(verify(gateway, "--calls=3").err().strip())
        .matches(
            "gateway: --calls 3: the plain paths of the protected and closed routes take \\d\\d");
    CommandRun late = verify(gateway, "--rate=1", "--time=1");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err().strip())
        .matches(
            "gateway: not verified: time ran out before all plain paths were called: --time gives more");
  }

  @Test
  void looksAtAllPartsOfASplitMap() throws Exception {
    GatewayUnderTest gateway = behindOurs();
    gateway.settings(
        """
        domain: {name: api.example.com, certificate: 'arn:aws:acm:eu-central-1:123456789012:certificate/a'}
        api: {split: [open]}
        """);
    gateway.apply();

    CommandRun run = verify(gateway);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("Protected and closed routes: 7.", "not refused: 0.");
  }

  @Test
  void goesBackIfSomethingIsNotRefused() throws Exception {
    GatewayUnderTest gateway = behindOurs();
    gateway.apply();
    String before = gateway.live();
    backend.answers(
        request -> Sent.of("/health".equals(request.header("X-Original-URL")) ? 200 : 404, "{}"));
    gateway.rules(RULES[0], RULES[1], RULES[2]);

    CommandRun run =
        gateway.run("apply", "--auto-approve", "--verify", "-f", gateway.manifests().toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .matches(
            "gateway: \\d+ calls? that must be refused \\w+ not, the first: not refused: .+: rolled"
                + " back to deployment "
                + before);
    assertThat(gateway.live()).isEqualTo(before);
  }

  @Test
  void keepsWhatRefuses() throws Exception {
    GatewayUnderTest gateway = behindOurs();
    gateway.rules(RULES[0], RULES[1], RULES[2]);

    JsonNode report = gateway.apply("--verify");

    assertThat(report.path("applied").asBoolean()).isTrue();
    CommandRun canary =
        gateway.run("apply", "--canary=10%", "--verify", "-f", gateway.manifests().toString());
    assertThat(canary.err().strip())
        .isEqualTo(
            "gateway: --canary cannot be combined with --verify, since a call may or may not"
                + " reach a canary: remove one");
  }

  @Test
  void hasNothingToDoWithoutProtection() throws Exception {
    GatewayUnderTest gateway = behindOurs();
    gateway.rules("Prefix demo.example.com/open");
    gateway.apply();

    CommandRun run = verify(gateway);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("The map has no protected or closed route: there is nothing to verify.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--methods=get | --methods \"get\": is not a method such as GET",
        "--rate=0 | --rate 0: must be 1 to 1000",
        "--calls=200000 | --calls 200000: must be 1 to 100000",
        "--time=0 | --time 0: must be 1 to 86400",
        "--methods=GET,CONNECT | --methods CONNECT: no route can have it: remove it"
      })
  void refusesLimitsThatAreNone(String option, String problem) throws Exception {
    CommandRun run = verify(behindOurs(), option);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo("gateway: " + problem);
  }

  private CommandRun verify(GatewayUnderTest gateway, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("verify", "-f", gateway.manifests().toString()));
    if (Stream.of(options).noneMatch(option -> option.startsWith("--rate"))) {
      arguments.add("--rate=1000");
    }
    arguments.addAll(List.of(options));
    return gateway.run(arguments.toArray(String[]::new));
  }

  private IngressMap map(String... rules) throws Exception {
    Path file = folder.resolve("map.yaml");
    Rules.write(file, List.of(rules));
    return Manifests.read(List.of(file.toString()), () -> System.in);
  }

  private GatewayUnderTest behindOurs() throws Exception {
    return behind(
        IngressKind.EMBEDDED.start(folder, map(RULES), Map.of("default/b", backend), backend));
  }

  private GatewayUnderTest behind(IngressUnderTest ingress) throws Exception {
    running.addFirst(ingress);
    GatewayUnderTest gateway =
        new GatewayUnderTest(
            folder,
            new ApiGatewayUnderTest(
                Faults.NONE, new IngressHosts(HOST::equals, ingress.address())));
    running.addFirst(gateway);
    gateway.rules(RULES);
    return gateway;
  }
}
