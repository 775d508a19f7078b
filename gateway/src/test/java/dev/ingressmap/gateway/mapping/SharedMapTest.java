package dev.ingressmap.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.source.Found;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API becomes if something in the map cannot be served. */
class SharedMapTest {

  private static final String SHOP = "shop/web@2: Prefix a.b/orders authorization=AWS_IAM\n";

  /** The other team's Ingress before and after, and why it is held back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # created
          | x/i@3: Exact a.b/orders | WEAKER
          | x/i@1: Exact a.b/orders | WEAKER
          | x/i@3: Exact a.b/orders/pay methods=POST | WEAKER
          | x/i@3: Exact a.b/orders/pay api-key-required=true | WEAKER
          | x/i@3: Prefix a.b/orders | CONFLICT
          | x/i@1: Prefix a.b/orders | CONFLICT
          | x/i@3: Prefix a.b/orders methods=GET authorization=AWS_IAM | CONFLICT
          | x/i@3: Exact c.d/orders/pay | WEAKER
          | x/i@3: Exact a.b/new authorisation=AWS_IAM | INVALID
          | x/i@3: Exact a.b/new authorizer=nobody | INVALID
          | x/i@3: ImplementationSpecific a.b/new/(.*) | INVALID
          | x/i@3: ImplementationSpecific a.b/orders/(.*) expose=false | INVALID
          | x/i@3: Exact *.b/new | INVALID
          | x/i@3: Exact a.b/new/ä | INVALID
          | x/i@3: Exact a.b/new cors=true | INVALID
          # changed
          x/i@1: Exact a.b/mine | x/i@1: Exact a.b/orders | WEAKER
          x/i@1: Exact a.b/mine | x/i@1: Prefix a.b/orders | CONFLICT
          x/i@1: Exact a.b/mine | x/i@1: Exact a.b/mine methods=WRONG | INVALID
          x/i@3: Exact a.b/orders/pay authorization=AWS_IAM | x/i@3: Exact a.b/orders/pay | WEAKER
          """)
  void doesNotHarmAnotherTeam(String before, String after, Reason reason) {
    DesiredApi live = desired(SHOP + Objects.requireNonNullElse(before, ""), Remembered.NOTHING);
    DesiredApi desired = desired(SHOP + after, remembered(live));

    assertThat(desired.heldBack()).extracting(HeldBack::reason).containsExactly(reason);
    assertThat(desired.heldBack().get(0).object()).hasToString("x/i");
    assertThat(of(desired, "shop/web")).containsExactlyElementsOf(of(live, "shop/web"));
    // The other team's next change is not held up.
    DesiredApi next =
        desired(
            SHOP + "shop/more@4: Exact a.b/orders/new authorization=AWS_IAM\n" + after,
            remembered(live));
    assertThat(names(of(next, "shop/more"))).containsExactly("ANY /orders/new");
    assertThat(desired(SHOP, remembered(live)).heldBack()).isEmpty();
    assertThat(of(desired(SHOP, remembered(live)), "x/i")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x/i@3: Exact a.b/orders/pay authorization=AWS_IAM
          x/i@3: Exact a.b/orders/pay authorization=AWS_IAM api-key-required=true
          x/i@3: Exact a.b/orders/pay expose=false
          x/i@3: Prefix a.b/
          x/i@3: Exact a.b/ordersx
          """)
  void servesWhatWeakensNothing(String other) {
    assertThat(desired(SHOP + other, Remembered.NOTHING).heldBack()).isEmpty();
  }

  @Test
  void letsGuestsIn() {
    String owner = "shop/web@2: Prefix a.b/orders authorization=AWS_IAM guests=search,x\n";

    assertThat(desired(owner + "x/i@3: Exact a.b/orders/pay", Remembered.NOTHING).heldBack())
        .isEmpty();
    assertThat(desired(owner + "y/i@3: Exact a.b/orders/pay", Remembered.NOTHING).heldBack())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"''", "expose=false", "authorization=AWS_IAM"})
  void keepsStrangersOutOfWhatIsReserved(String terms) {
    String owner = "shop/web@2: Prefix a.b/orders reserve=true\n";

    DesiredApi desired =
        desired(
            owner + "x/i@3: Exact a.b/orders/pay " + terms,
            remembered(desired(owner, Remembered.NOTHING)));

    assertThat(desired.heldBack()).extracting(HeldBack::reason).containsExactly(Reason.RESERVED);
    assertThat(names(desired)).containsExactly("ANY /orders", "ANY /orders/{proxy+}");
  }

  @Test
  void reservesNothingForACatchAll() {
    assertThat(
            desired(
                    "shop/web@2: Prefix a.b/ reserve=true authorization=AWS_IAM\nx/i@3: Exact a.b/x",
                    Remembered.NOTHING)
                .heldBack())
        .isEmpty();
  }

  @Test
  void letsThoseStayWhoWereThereFirst() {
    String guest = "x/i@1: Exact a.b/orders/pay\n";
    Remembered live = remembered(desired(guest, Remembered.NOTHING));

    DesiredApi both = desired(guest + SHOP, live);
    assertThat(both.heldBack()).isEmpty();
    DesiredApi more = desired("x/i@1: Exact a.b/orders/pay methods=GET\n" + SHOP, remembered(both));
    assertThat(more.heldBack()).isEmpty();
    assertThat(names(of(more, "x/i"))).contains("GET /orders/pay");
  }

  @Test
  void doesNotServeAPathThatAnOlderIngressKeepsOut() {
    DesiredApi desired =
        desired(
            "shop/web@1: Exact a.b/ok\nshop/in@1: Prefix a.b/internal expose=false\n"
                + "x/i@3: Prefix a.b/internal",
            Remembered.NOTHING);

    assertThat(desired.heldBack()).extracting(HeldBack::reason).containsExactly(Reason.CONFLICT);
    assertThat(names(desired)).containsExactly("ANY /ok");
  }

  @Test
  void keepsWhatIsLiveOfAnIngressThatBecameFaulty() {
    DesiredApi before = desired(SHOP + "x/i@3: Prefix a.b/x cors=false\n", Remembered.NOTHING);
    DesiredApi desired =
        desired(SHOP + "x/i@3: Prefix a.b/x authorisation=AWS_IAM", remembered(before));

    assertThat(desired.operations()).isEqualTo(before.operations());
    assertThat(desired.heldBack())
        .singleElement()
        .satisfies(held -> {
          assertThat(held.kept()).containsExactly("ANY /x", "ANY /x/{proxy+}");
          assertThat(held.stillOpen()).containsExactly("ANY /x", "ANY /x/{proxy+}");
          assertThat(held.problems()).hasSize(1);
        });
  }

  /**
   * The ingress sends calls to the faulty Ingress's backend, which must not be open by accident.
   */
  @Test
  void closesNewPathsOfAFaultyIngressBelowRoutesOfItsTeam() {
    DesiredApi desired =
        desired(
            "x/i@1: Prefix a.b/x\nx/admin@2: Prefix a.b/x/admin authorizer=nobody",
            Remembered.NOTHING);

    assertThat(names(desired))
        .containsExactly("ANY /x", "ANY /x/admin", "ANY /x/admin/{proxy+}", "ANY /x/{proxy+}");
    assertThat(desired.operations().get(new Operation.Key("/x/admin", "ANY")))
        .extracting(operation -> operation.integration().uri())
        .isNull();
    // They are not remembered as routes of the faulty Ingress.
    assertThat(remembered(desired).all()).hasSize(1);
  }

  @Test
  void closesThemEvenIfAnotherTeamHasARouteFurtherUp() {
    DesiredApi desired =
        desired(
            "shop/web@1: Prefix a.b/a\nx/i@1: Prefix a.b/a/x\n"
                + "x/admin@2: Prefix a.b/a/x/admin authorizer=nobody",
            Remembered.NOTHING);

    assertThat(desired.operations().get(new Operation.Key("/a/x/admin/{proxy+}", "ANY")))
        .isNotNull()
        .extracting(operation -> operation.integration().uri())
        .isNull();
  }

  @Test
  void goesOnCoveringNewPathsOfAFaultyIngressOfAnotherTeam() {
    DesiredApi desired =
        desired(SHOP + "x/i@3: Prefix a.b/orders/x authorizer=nobody", Remembered.NOTHING);

    assertThat(names(desired)).containsExactly("ANY /orders", "ANY /orders/{proxy+}");
  }

  /**
   * What a platform has not chosen stays closed below the routes of others, whoever is at fault.
   */
  @Test
  void keepsOutWhatIsNotChosenWhileSomethingIsHeldBack() {
    Settings settings = SettingsText.of("ingresses: {optIn: true}");
    String lines =
        "web/all@1: Prefix a.b/ expose=true\nin/i@2: Prefix a.b/in\n"
            + "x/i@3: Exact a.b/x expose=true authorizer=nobody";
    DesiredApi desired =
        SharedMap.of(Routes.of(lines).ofCluster(settings.ingresses()), settings)
            .desired(() -> Remembered.NOTHING);

    assertThat(desired.heldBack()).hasSize(1);
    assertThat(desired.operations().get(new Operation.Key("/in/{proxy+}", "ANY")))
        .extracting(operation -> operation.integration().uri())
        .isNull();
  }

  /** Kubernetes takes an Ingress that names a path twice. */
  @Test
  void keepsALivePathThatItsIngressNamesTwice() {
    DesiredApi before = desired(SHOP + "x/i@3: Exact a.b/x", Remembered.NOTHING);
    String path =
        "{path: '/x', pathType: Exact, backend: {service: {name: b, port: {number: 80}}}}";
    String twice = Routes.of(SHOP + "x/i@3: Exact a.b/x").text().replace(path, path + ", " + path);

    DesiredApi desired =
        SharedMap.of(Routes.ofCluster(twice), Settings.DEFAULT).desired(() -> remembered(before));

    assertThat(desired.operations()).isEqualTo(before.operations());
    assertThat(desired.heldBack()).extracting(HeldBack::reason).containsExactly(Reason.INVALID);
  }

  @Test
  void dropsALivePathThatTheFaultyIngressNoLongerHas() {
    DesiredApi before = desired(SHOP + "x/i@3: Exact a.b/x", Remembered.NOTHING);

    assertThat(names(desired(SHOP + "x/i@3: Exact a.b/y authorizer=nobody", remembered(before))))
        .containsExactly("ANY /orders", "ANY /orders/{proxy+}");
  }

  @Test
  void holdsBackTheNewestIfTheyAreTooMany() {
    Settings three = SettingsText.of("limits: {resources: 3}");
    DesiredApi before =
        SharedMap.of(Routes.of("a/i@5: Exact a.b/a").ofCluster(), three)
            .desired(() -> Remembered.NOTHING);
    DesiredApi desired =
        SharedMap.of(
                Routes.of("a/i@5: Exact a.b/a\nb/i@1: Exact a.b/b\nc/i@2: Exact a.b/c").ofCluster(),
                three)
            .desired(() -> remembered(before));

    assertThat(names(desired)).containsExactly("ANY /a", "ANY /b");
    assertThat(desired.heldBack()).extracting(HeldBack::reason).containsExactly(Reason.QUOTA);
    assertThat(desired.heldBack().get(0).object()).hasToString("c/i");
    assertThat(desired.heldBack().get(0).problems().get(0)).contains("limits.resources");
  }

  /**
   * Whoever wants too much, open or closed, faulty or not, old or new, takes no room from others.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", "expose=false", "authorizer=nobody"})
  void holdsBackWhatDoesNotFitByItself(String terms) {
    Settings ten = SettingsText.of("limits: {resources: 10}");
    String all = "web/all@1: Prefix a.b/\n";
    DesiredApi before =
        SharedMap.of(Routes.of(all).ofCluster(), ten).desired(() -> Remembered.NOTHING);
    String path = "path: '/p', pathType: Exact";
    String one = Routes.of("x/i@1: Exact a.b/p " + terms).text();
    StringBuilder many = new StringBuilder(one.substring(0, one.indexOf("{" + path)));
    String rest = one.substring(one.indexOf("{" + path));
    String item = rest.substring(0, rest.indexOf("}]"));
    for (int i = 0; i < 30; i++) {
      many.append(item.replace("'/p'", "'/p" + i + "'")).append("}, ");
    }
    many.append(item).append(rest.substring(rest.indexOf("}]")));

    DesiredApi desired =
        SharedMap.of(
                Routes.ofCluster(Routes.of(all + "shop/web@9: Exact a.b/orders").text() + many),
                ten)
            .desired(() -> remembered(before));

    assertThat(desired.heldBack())
        .singleElement()
        .satisfies(held -> assertThat(held.object()).hasToString("x/i"));
    assertThat(names(desired)).containsExactly("ANY /", "ANY /orders", "ANY /{proxy+}");
  }

  /** An API must have a route, so nothing can be held back if all is. */
  @Test
  void saysWhatIsWrongIfNothingIsLeft() {
    InvalidMap problem =
        catchThrowableOfType(
            InvalidMap.class,
            () -> desired("x/i@3: Exact a.b/new methods=WRONG", Remembered.NOTHING));

    assertThat(problem.faults().get(1).objects()).hasToString("[x/i]");
    assertThat(problem.getMessage()).contains("WRONG");
  }

  /** Annotations are in the document for each of an Ingress's routes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "guests",
        "parameters",
        "parameters integration=http",
        "authorization-scopes authorizer=u"
      })
  void holdsBackWhatMakesTheDocumentTooLarge(String terms) {
    Settings settings =
        SettingsText.of(
            "authorizers: {u: {type: COGNITO_USER_POOLS, pools: [\"arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a\"]}}");
    String[] words = terms.split(" ", 2);
    String word = (words[0].equals("parameters") ? "header:" : "") + "n".repeat(50);
    String values =
        IntStream.range(0, 3500).mapToObj(i -> word + i).collect(Collectors.joining(","));
    String large = words[0] + "=" + values + (words.length == 1 ? "" : " " + words[1]);
    String small = large.replace(values, word) + "\n";
    String paths =
        IntStream.range(0, 40)
            .mapToObj(i -> "x/i%d@1: Exact a.b/p%d ".formatted(i, i))
            .collect(Collectors.joining(small));

    DesiredApi live = desired(SHOP + paths + small, settings, Remembered.NOTHING);
    assertThat(live.heldBack()).isEmpty();
    for (Remembered before : List.of(Remembered.NOTHING, remembered(live))) {
      DesiredApi desired =
          desired(SHOP + (paths + small).replace(small, large + "\n"), settings, before);

      assertThat(desired.heldBack()).extracting(HeldBack::reason).containsOnly(Reason.QUOTA);
      assertThat(desired.heldBack().get(0).problems().get(0))
          .contains("6 MB", "api.split")
          .doesNotContain("limits.resources");
      assertThat(names(desired)).contains("ANY /orders");
      assertThat(ApiDocument.of(desired).marked().length()).isLessThan(6 * 1024 * 1024);
    }
  }

  /** Each of its paths has thousands of resources, more than a computer's memory has room for. */
  @Test
  void countsNoMoreThanTheQuotaOfPathsThatAreDeep() {
    String lines =
        IntStream.range(0, 120)
            .mapToObj(i -> "x/i%d@2: Exact a.b/p%d%s%n".formatted(i, i, "/a".repeat(2000)))
            .collect(Collectors.joining());

    DesiredApi desired = desired(SHOP + lines, Remembered.NOTHING);

    assertThat(names(desired)).containsExactly("ANY /orders", "ANY /orders/{proxy+}");
    assertThat(desired.heldBack()).hasSize(120);
  }

  @Test
  void leavesOutSettingsForWhatATeamHasRemoved() {
    Settings settings =
        SettingsText.of(
            """
            hosts: {gone.b: {prefix: /gone}}
            stage: {methods: {GET /gone: {throttle: {rate: 1, burst: 1}}}}
            """);
    DesiredApi desired =
        SharedMap.of(Routes.of(SHOP).ofCluster(), settings).desired(() -> Remembered.NOTHING);

    assertThat(desired.settings().stage().methods()).isEmpty();
    assertThat(desired.unused())
        .satisfiesExactly(
            host -> assertThat(host).contains("hosts[gone.b]: no Ingress has a rule"),
            method -> assertThat(method).contains("the API has no GET /gone"));
  }

  @Test
  void failsIfTheSettingsAreAtFault() {
    Settings settings =
        SettingsText.of("routes: {GET /x: {mock: {status: 200}, authorizer: nobody}}");

    assertThat(
            catchThrowableOfType(
                InvalidMap.class,
                () ->
                    SharedMap.of(Routes.of(SHOP).ofCluster(), settings)
                        .desired(() -> Remembered.NOTHING)))
        .hasMessageContaining("nobody");
  }

  @Test
  void failsIfALiveRouteNeedsWhatTheSettingsNoLongerHave() {
    Settings before =
        SettingsText.of(
            "authorizers: {a: {type: TOKEN, lambda:"
                + " 'arn:aws:lambda:eu-central-1:123456789012:function:a'}}");
    Routes routes = Routes.of(SHOP + "x/i@3: Exact a.b/x authorizer=a");
    Remembered live =
        remembered(SharedMap.of(routes.ofCluster(), before).desired(() -> Remembered.NOTHING));

    assertThat(
            catchThrowableOfType(
                InvalidMap.class,
                () -> SharedMap.of(routes.ofCluster(), Settings.DEFAULT).desired(() -> live)))
        .hasMessageContaining("\"a\" is not in gateway.yaml");
  }

  /** Its owner's live routes are taken from the API, since its own are not known. */
  @ParameterizedTest
  @ValueSource(strings = {"x/i@1", "x/i@3"})
  void keepsTheLiveRoutesOfAnIngressThatIsTooLargeToBeRead(String name) {
    String other = "y/o@2: Exact a.b/other\n";
    String before = name + ": Prefix c.d/mine methods=GET";
    Settings settings = SettingsText.of("hosts: {c.d: {backend: \"https://b\"}}");
    DesiredApi live = desired(SHOP + other + before, settings, Remembered.NOTHING);
    String after =
        SHOP
            + "y/o@2: Exact a.b/changed\n"
            + "y/p@4: Prefix c.d/mine\n"
            + "y/q@4: Exact a.b/new\n"
            + name
            + ": Exact a.b/new authorization=AWS_IAM";
    List<RouteObject> objects = new ArrayList<>(tooLarge(after, "x/i").objects());
    for (int round = 0; round < 3; round++) {
      Collections.rotate(objects, 1);
      SharedMap shared = SharedMap.of(new IngressMap(objects), settings);
      DesiredApi desired = shared.desired(() -> remembered(live));

      assertThat(of(desired, "x/i"))
          .extracting(Operation::key, Operation::integration, Operation::security)
          .containsExactlyElementsOf(
              of(live, "x/i").stream()
                  .map(is -> tuple(is.key(), is.integration(), is.security()))
                  .toList());
      assertThat(names(of(desired, "y/o"))).containsExactly("ANY /changed");
      assertThat(names(of(desired, "y/q"))).containsExactly("ANY /new");
      assertThat(desired.heldBack())
          .extracting(held -> held.object() + " " + held.reason())
          .containsExactly("x/i QUOTA", "y/p CONFLICT");
      assertThat(desired.heldBack())
          .first()
          .satisfies(held -> {
            assertThat(held.problems())
                .singleElement()
                .asString()
                .startsWith("cluster:")
                .endsWith(": Ingress x/i: is too large");
            assertThat(held.kept()).containsExactly("GET /mine", "GET /mine/{proxy+}");
            assertThat(held.stillOpen()).hasSize(2);
          });
      assertThat(desired.unused()).isEmpty();
    }
    assertThat(of(desired(SHOP + other, remembered(live)), "x/i")).isEmpty();
  }

  /** A map of which one Ingress has more paths than are read. */
  private static IngressMap tooLarge(String lines, String name) {
    return Manifests.read(
        YamlDocuments.read(
                "cluster",
                new ByteArrayInputStream(Routes.of(lines).text().getBytes(StandardCharsets.UTF_8)))
            .stream()
            .map(object -> {
              YamlValue metadata = object.require("metadata");
              String id =
                  metadata.require("namespace").string() + "/" + metadata.require("name").string();
              return new Found(object, id.equals(name) ? "is too large" : "");
            }),
        Ingresses.ALL);
  }

  private static DesiredApi desired(String lines, Settings settings, Remembered live) {
    return SharedMap.of(Routes.of(lines).ofCluster(), settings).desired(() -> live);
  }

  private static DesiredApi desired(String lines, Remembered live) {
    return SharedMap.of(Routes.of(lines).ofCluster(), Settings.DEFAULT).desired(() -> live);
  }

  static Remembered remembered(DesiredApi api) {
    return api.remembered();
  }

  private static List<Operation> of(DesiredApi api, String owner) {
    return api.operations().values().stream()
        .filter(operation -> operation.source().owner().equals(owner))
        .toList();
  }

  private static List<String> names(DesiredApi api) {
    return names(List.copyOf(api.operations().values()));
  }

  private static List<String> names(List<Operation> operations) {
    return operations.stream().map(operation -> operation.key().toString()).toList();
  }
}
