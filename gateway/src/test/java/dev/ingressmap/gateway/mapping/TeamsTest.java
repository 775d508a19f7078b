package dev.ingressmap.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform's policy allows the teams. */
class TeamsTest {

  private static final String POLICY =
      """
      authorizers:
        users: {type: COGNITO_USER_POOLS, pools: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a"]}
        admins: {type: COGNITO_USER_POOLS, pools: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_b"]}
      teams:
        shop:
          namespaces: [shop, "shop-*"]
          hosts: [a.b, "*.shop.b"]
          prefixes: [/orders, /cart]
          routes: 4
          open: false
          authorizers: [users]
          annotations: [authorization, authorizer, methods, api-key-required]
          services: [b]
        search: {namespaces: [search], prefixes: [/search, /orders/find], authorization: [NONE]}
        rest: {labels: {kind: other}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop/i@1: Exact a.b/orders authorization=AWS_IAM |
          shop-x/i@1: Prefix x.shop.b/cart/1 authorizer=users |
          shop/i@1: Exact c.d/orders authorization=AWS_IAM | teams.shop.hosts does not allow team shop host c.d
          shop/i@1: Exact a.b/ordersx authorization=AWS_IAM | teams.shop.prefixes does not allow team shop path /ordersx
          shop/i@1: Prefix a.b/ authorization=AWS_IAM | teams.shop.prefixes does not allow team shop path /
          shop/i@1: Exact a.b/orders | teams.shop.open does not allow team shop routes that everybody may call
          shop/i@1: Exact a.b/orders api-key-required=true |
          shop/i@1: Exact a.b/orders authorizer=admins | teams.shop.authorizers does not allow team shop admins
          shop/i@1: Exact a.b/orders authorization=AWS_IAM cors=false | teams.shop.annotations does not allow team shop cors
          search/i@1: Exact a.b/search authorization=AWS_IAM | teams.search.authorization does not allow team search AWS_IAM
          search/i@1: Exact a.b/search |
          y/i@1: Exact a.b/y | namespace y belongs to no team
          z/i@1: Exact a.b/z |
          """)
  void holdsBackWhatItDoesNotAllow(String line, String problem) {
    IngressMap map =
        Routes.of("z/keep@1: Exact a.b/keep\n" + line)
            .ofCluster()
            .with(Map.of("z", Map.of("kind", "other", "more", "1")));
    DesiredApi desired =
        SharedMap.of(map, SettingsText.of(POLICY)).desired(() -> Remembered.NOTHING);

    if (problem == null) {
      assertThat(desired.heldBack()).isEmpty();
    } else {
      assertThat(desired.heldBack())
          .singleElement()
          .satisfies(held -> {
            assertThat(held.reason()).isEqualTo(Reason.POLICY);
            assertThat(held.problems()).singleElement().asString().contains(problem);
          });
      assertThat(names(desired)).containsExactly("ANY /keep");
    }
    InvalidMap strict =
        catchThrowableOfType(InvalidMap.class, () -> ApiMapping.map(map, SettingsText.of(POLICY)));
    assertThat(strict == null).isEqualTo(problem == null);
  }

  @Test
  void limitsTheRoutesOfATeamToTheOldest() {
    DesiredApi desired =
        desired(
            """
            shop/a@3: Prefix a.b/orders/a authorization=AWS_IAM
            shop/b@1: Prefix a.b/orders/b authorization=AWS_IAM
            shop-x/c@2: Exact a.b/orders/c authorization=AWS_IAM
            """,
            POLICY);

    assertThat(desired.heldBack()).extracting(HeldBack::reason).containsExactly(Reason.QUOTA);
    assertThat(desired.heldBack().get(0).object()).hasToString("shop/a");
    assertThat(desired.heldBack().get(0).problems().get(0)).contains("teams.shop.routes");
  }

  @Test
  void allowsNoResourceThatIsCalledAsAService() {
    String text =
        Routes.of("x/i@1: Exact a.b/x")
            .text()
            .replace("service: {name: b, port: {number: 80}}", "resource: {kind: b-x, name: n}");
    Settings settings =
        SettingsText.of("teams: {x: {namespaces: [x], services: [b*]}, k: {namespaces: [k]}}");

    DesiredApi desired =
        SharedMap.of(Routes.ofCluster(text + Routes.of("k/k@1: Exact a.b/k").text()), settings)
            .desired(() -> Remembered.NOTHING);

    assertThat(desired.heldBack())
        .singleElement()
        .satisfies(held -> assertThat(held.problems().get(0)).endsWith("team x b-x n"));
  }

  /** More methods of a path that is live are more routes; fewer are not. */
  @Test
  void limitsTheMethodsOfLiveRoutes() {
    String policy = "teams: {shop: {namespaces: [shop], routes: 3}}";
    String older = "shop/older@1: Exact a.b/c\n";
    String live = "shop/a@2: Exact a.b/a methods=GET,PUT\nshop/b@2: Exact a.b/b\n";
    Remembered before = SharedMapTest.remembered(desired(live, policy));

    DesiredApi more = desired(live.replace("PUT", "PUT,POST"), policy, before);
    assertThat(more.heldBack()).extracting(HeldBack::reason).containsExactly(Reason.QUOTA);
    assertThat(names(more)).containsExactly("GET /a", "PUT /a", "ANY /b");

    DesiredApi other = desired(older + live.replace("PUT", "POST"), policy, before);
    assertThat(other.heldBack())
        .singleElement()
        .satisfies(held -> assertThat(held.object()).hasToString("shop/older"));
    assertThat(names(other)).containsExactly("GET /a", "POST /a", "ANY /b");
  }

  /** A prefix of its own there is the platform's word. */
  @Test
  void letsATeamInWhereThePlatformGivesItAPath() {
    String lines = "shop/i@1: Prefix a.b/orders authorizer=users\n";

    assertThat(desired(lines + "search/i@2: Exact a.b/orders/find", POLICY).heldBack()).isEmpty();
    assertThat(desired(lines + "search/i@2: Exact a.b/search", POLICY).heldBack()).isEmpty();
  }

  @Test
  void trustsNamespacesOfOneTeam() {
    assertThat(
            desired(
                    """
                    shop/i@1: Prefix a.b/orders authorization=AWS_IAM
                    shop-x/i@2: Exact a.b/orders/x api-key-required=true
                    """,
                    POLICY)
                .heldBack())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          ''                                       | AWS_IAM     | true  | 5000  | -
          authorization=AWS_IAM                    | AWS_IAM     | true  | 5000  | -
          timeout-ms=100                           | AWS_IAM     | true  | 100   | -
          authorization=NONE                       | -           | -     | -     | who may call is API key where the default is AWS_IAM, API key
          api-key-required=false                   | -           | -     | -     | no API key is required where the default is one
          timeout-ms=6000                          | -           | -     | -     | the timeout is 6000 ms where the default is 5000
          """)
  void giveDefaults(String terms, String type, Boolean key, Integer timeout, String problem) {
    String defaults = "defaults: {authorization: AWS_IAM, apiKeyRequired: true, timeoutMs: 5000}\n";
    DesiredApi desired = desired("k/k@1: Exact a.b/k\ns/i@1: Exact a.b/x " + terms, defaults);

    if (problem == null) {
      Operation operation =
          Objects.requireNonNull(desired.operations().get(new Operation.Key("/x", "ANY")));
      assertThat(operation.security().type()).hasToString(type);
      assertThat(operation.security().apiKeyRequired()).isEqualTo(key);
      assertThat(operation.integration().timeoutMillis()).isEqualTo(timeout);
    } else {
      assertThat(desired.heldBack())
          .singleElement()
          .satisfies(
              held -> assertThat(held.problems()).singleElement().asString().contains(problem));
    }
    assertThat(
            desired(
                    "s/i@1: Exact a.b/x " + terms,
                    defaults
                        + "teams: {s: {namespaces: [s], laxer: [authorization, apiKeyRequired, timeoutMs]}}")
                .heldBack())
        .isEmpty();
  }

  @Test
  void throttlesByDefault() {
    assertThat(
            SettingsText.of("defaults: {throttle: {rate: 5, burst: 10}}")
                .stage()
                .methods()
                .get("*"))
        .hasFieldOrPropertyWithValue("throttle.rate", 5.0);
  }

  /** Whatever the teams declare, nobody has a route that the policy denies. */
  @Test
  void giveNoNamespaceWhatIsDenied() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < Rounds.of(300); round++) {
      String policy = policy(random);
      String lines = lines(random);
      Settings settings = SettingsText.of(policy);
      DesiredApi desired;
      try {
        desired = desired("keep/k@1: Exact k.k/k\n" + lines, policy);
      } catch (dev.ingressmap.gateway.InvalidInput e) {
        assertThat(e).hasMessageContaining("has no route for the API");
        continue;
      }
      for (DeclaredRoute route : SharedMapTest.remembered(desired).all()) {
        assertThat(isAllowed(route, settings))
            .as("-Dfuzz.seed=" + seed + ": " + route + "\n" + policy + lines)
            .isTrue();
      }
    }
  }

  private static boolean isAllowed(DeclaredRoute route, Settings settings) {
    String namespace = route.object().replaceAll("^Ingress |/.*$", "");
    return settings.policy().teams().stream()
        .filter(team -> team.namespaces().get(0).text().equals(namespace))
        .findFirst()
        .map(team ->
            (team.hosts().isEmpty() || team.hosts().contains(route.host()))
                && (team.prefixes().isEmpty()
                    || team.prefixes().stream()
                        .anyMatch(prefix ->
                            route.path().equals(prefix)
                                || prefix.equals("/")
                                || route.path().startsWith(prefix + "/")))
                && (team.open()
                    || !route.exposure().exposed()
                    || !route.exposure().protection().isNone()))
        .orElse(false);
  }

  private static String policy(Random random) {
    StringBuilder policy = new StringBuilder("teams:\n  keep: {namespaces: [keep]}\n");
    for (String name : List.of("a", "x")) {
      List<String> fields = new ArrayList<>(List.of("namespaces: [" + name + "]"));
      if (random.nextBoolean()) {
        fields.add("hosts: [" + (random.nextBoolean() ? "a.b" : "c.d") + "]");
      }
      if (random.nextBoolean()) {
        fields.add("prefixes: [" + List.of("/o", "/n", "/o/p", "/").get(random.nextInt(4)) + "]");
      }
      if (random.nextBoolean()) {
        fields.add("open: false");
      }
      policy
          .append("  ")
          .append(name)
          .append(": {")
          .append(String.join(", ", fields))
          .append("}\n");
    }
    return policy.toString();
  }

  private static String lines(Random random) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      lines.append(
          "%s/i%d@%d: %s %s%s %s%n"
              .formatted(
                  List.of("a", "x", "y").get(random.nextInt(3)),
                  i,
                  1 + random.nextInt(5),
                  random.nextBoolean() ? "Exact" : "Prefix",
                  random.nextBoolean() ? "a.b" : "c.d",
                  List.of("/", "/o", "/o/p", "/n", "/nx").get(random.nextInt(5)),
                  List.of("", "authorization=AWS_IAM", "expose=false").get(random.nextInt(3))));
    }
    return lines.toString();
  }

  private static DesiredApi desired(String lines, String policy, Remembered live) {
    return SharedMap.of(Routes.of(lines).ofCluster(), SettingsText.of(policy)).desired(() -> live);
  }

  private static DesiredApi desired(String lines, String policy) {
    return SharedMap.of(Routes.of(lines).ofCluster(), SettingsText.of(policy))
        .desired(() -> Remembered.NOTHING);
  }

  private static List<String> names(DesiredApi api) {
    return api.operations().keySet().stream().map(Operation.Key::toString).toList();
  }
}
