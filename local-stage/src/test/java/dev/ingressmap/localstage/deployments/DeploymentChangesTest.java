package dev.ingressmap.localstage.deployments;

import static dev.ingressmap.localstage.deployments.SampleApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.TlsConfig;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.MethodResponse;
import dev.ingressmap.localstage.model.api.PassthroughBehavior;
import dev.ingressmap.localstage.model.api.RequestValidator;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.RestApi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeploymentChangesTest {

  private static final String ROUTE = "GET /orders";
  private static final SampleApi SAMPLE = new SampleApi("x");
  private static final Map<Class<? extends Record>, Alternatives> ALL = Alternatives.all(SAMPLE);
  private static final ApiDefinition DEFINITION = SAMPLE.definition(ROUTE);

  /** A new component must be compared, or be known as one that nobody notices. */
  @Test
  void knowEachComponent() {
    ALL.forEach((type, alternatives) -> alternatives.cover(type));
    assertThat(Alternatives.names(ApiDefinition.class))
        .containsExactly("api", "resources", "components", "quotas");
    assertThat(Alternatives.names(Components.class))
        .containsExactly("models", "requestValidators", "authorizers", "gatewayResponses");
    assertThat(Alternatives.names(Resource.class))
        .containsExactly("id", "parentId", "pathPart", "path", "resourceMethods");
  }

  @Test
  void areNoneOfEqualDefinitions() {
    areNone(DEFINITION, SAMPLE.definition(ROUTE));
    // An import of the same document gives other ids.
    areNone(DEFINITION, new SampleApi("y").definition(ROUTE));
    areNone(
        SAMPLE.definition("GET /b", "POST /a", ROUTE),
        SAMPLE.definition(ROUTE, "POST /a", "GET /b"));
  }

  @Test
  void areNoneIfNobodyNoticesThem() {
    RestApi api = SAMPLE.api();
    for (String text : List.of("id", "name", "description", "version")) {
      areNone(DEFINITION, DEFINITION.with(Alternatives.with(api, text, "other")));
    }
    areNone(
        DEFINITION,
        DEFINITION.with(
            Alternatives.with(api, "binaryMediaTypes", List.of("image/gif", "image/png"))));
    areNone(
        DEFINITION,
        with(Alternatives.with(SAMPLE.methodResponse(), "responseModels", Map.of(JSON, "One"))));
    Integration integration = SAMPLE.integration("x-orders");
    areNone(DEFINITION, with(Alternatives.with(integration, "tlsConfig", null)));
    areNone(DEFINITION, with(Alternatives.with(integration, "cacheNamespace", null)));
  }

  private static void areNone(ApiDefinition from, ApiDefinition to) {
    DeploymentChanges none = new DeploymentChanges(List.of(), List.of(), List.of());
    assertThat(DeploymentChanges.between(from, to)).isEqualTo(none);
    assertThat(DeploymentChanges.between(to, from)).isEqualTo(none);
  }

  @Test
  void areOneForEachChangedValueOfARoute() {
    Map<String, ApiDefinition> changed = new LinkedHashMap<>();
    alternatives(SAMPLE.method("GET", SAMPLE.integration("x-orders")))
        .forEach((what, method) -> changed.put(what, with(method)));
    alternatives(SAMPLE.integration("x-orders"))
        .forEach((what, integration) -> changed.put(what, with(integration)));
    alternatives(SAMPLE.methodResponse())
        .forEach((what, response) -> changed.put(what, with(response)));
    alternatives(SAMPLE.integrationResponse())
        .forEach((what, response) -> changed.put(what, with(response)));
    alternatives(SAMPLE.validator("v1", true))
        .forEach((what, validator) -> changed.put(what, with(validator)));
    alternatives(new TlsConfig(false))
        .forEach((what, tls) ->
            changed.put(
                what, with(Alternatives.with(SAMPLE.integration("x-orders"), "tlsConfig", tls))));
    assertThat(changed).hasSizeGreaterThan(60);
    changed.forEach((what, definition) -> isOne(what, ROUTE, definition));
  }

  @Test
  void areOneForEachChangedValueOfTheApi() {
    Map<String, ApiDefinition> changed = new LinkedHashMap<>();
    alternatives(SAMPLE.api()).forEach((what, api) -> changed.put(what, DEFINITION.with(api)));
    alternatives(SAMPLE.api().endpointConfiguration())
        .forEach((what, endpoint) ->
            changed.put(
                what,
                DEFINITION.with(
                    Alternatives.with(SAMPLE.api(), "endpointConfiguration", endpoint))));
    alternatives(SAMPLE.authorizer("a1"))
        .forEach((what, authorizer) -> changed.put(what, DEFINITION.with(with(authorizer))));
    alternatives(SAMPLE.model("One"))
        .forEach((what, model) -> changed.put(what, DEFINITION.with(model)));
    alternatives(SAMPLE.gatewayResponse())
        .forEach((what, response) ->
            changed.put(what, DEFINITION.with(DEFINITION.components().with(response))));
    for (String components : List.of("models", "authorizers", "gatewayResponses")) {
      changed.put(
          components,
          DEFINITION.with(
              Alternatives.with(DEFINITION.components(), components, less(components))));
    }
    assertThat(changed).hasSizeGreaterThan(25);
    changed.forEach((what, definition) -> isOne(what, "API", definition));
  }

  /** The components without one that no method uses. */
  private static Map<String, ?> less(String components) {
    return switch (components) {
      case "models" -> Map.of("One", SAMPLE.model("One"));
      case "authorizers" -> Map.of("xa1", SAMPLE.authorizer("a1"));
      default -> Map.of();
    };
  }

  private static void isOne(String what, String route, ApiDefinition definition) {
    DeploymentChanges changes = DeploymentChanges.between(DEFINITION, definition);
    assertThat(changes.added()).as(what).isEmpty();
    assertThat(changes.removed()).as(what).isEmpty();
    assertThat(changes.changed()).as(what).hasSize(1);
    assertThat(changes.changed().getFirst().route()).as(what).isEqualTo(route);
    assertThat(changes.changed().getFirst().changes()).as(what).hasSize(1);
    Change change = changes.changed().getFirst().changes().getFirst();
    assertThat(change.from()).as(what).isNotEqualTo(change.to());
    assertThat(DeploymentChanges.between(definition, DEFINITION).changed())
        .as(what)
        .containsExactly(
            new RouteChanges(
                route, List.of(new Change(change.what(), change.to(), change.from()))));
  }

  /** Several routes with several changes each: nothing is lost, and nothing is added. */
  @Test
  void areAsManyAsThereAre() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < Rounds.of(300); round++) {
      List<String> routes = new ArrayList<>();
      List<String> others = new ArrayList<>();
      for (String path : List.of("/a", "/b", "/c", "/d")) {
        for (String method : List.of("ANY", "GET", "POST")) {
          if (random.nextBoolean()) {
            routes.add(method + " " + path);
          }
          if (random.nextInt(4) > 0 == routes.contains(method + " " + path)) {
            others.add(method + " " + path);
          }
        }
      }
      ApiDefinition from = new SampleApi("y").definition(routes.toArray(String[]::new));
      Collections.shuffle(others, random);
      ApiDefinition to = SAMPLE.definition(others.toArray(String[]::new));
      Map<String, Integer> counts = new HashMap<>();
      for (String route : others) {
        String path = route.split(" ", 2)[1];
        Resource resource = to.resource("x-" + path.substring(1));
        Method method = resource.method(route.split(" ", 2)[0]);
        int count = random.nextInt(4);
        Integration integration = changed(method.integration(), count, random);
        int more = random.nextInt(4);
        Method other =
            changed(Alternatives.with(method, "methodIntegration", integration), more, random);
        to = with(to, resource, other);
        counts.put(route, count + more);
      }

      DeploymentChanges changes = DeploymentChanges.between(from, to);

      assertThat(changes.added().stream().map(RouteSummary::route))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              others.stream().filter(route -> !routes.contains(route)).toList());
      assertThat(changes.removed().stream().map(RouteSummary::route))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              routes.stream().filter(route -> !others.contains(route)).toList());
      Map<String, Integer> found = new HashMap<>();
      changes.changed().forEach(route -> found.put(route.route(), route.changes().size()));
      counts.keySet().retainAll(routes);
      counts.values().removeIf(count -> count == 0);
      assertThat(found).as("seed %d", seed).isEqualTo(counts);
    }
  }

  /** The record with so many components changed. */
  private static <T extends Record> T changed(T record, int count, Random random) {
    Alternatives alternatives = Objects.requireNonNull(ALL.get(record.getClass()));
    // Those that are left out depend on others.
    List<String> names =
        new ArrayList<>(
            alternatives.values().keySet().stream()
                .filter(name ->
                    !List.of("type", "methodIntegration", "connectionId", "authorizationType")
                        .contains(name))
                .toList());
    Collections.shuffle(names, random);
    T changed = record;
    for (String name : names.subList(0, count)) {
      List<?> values = Objects.requireNonNull(alternatives.values().get(name));
      changed = Alternatives.with(changed, name, values.get(random.nextInt(values.size())));
    }
    return changed;
  }

  @Test
  void summarizeRoutesThatOnlyOneHas() {
    ApiDefinition more = SAMPLE.definition(ROUTE, "POST /new");
    Method closed =
        SAMPLE.method(
            "ANY",
            new Integration(
                IntegrationType.MOCK,
                null,
                null,
                null,
                null,
                null,
                Mappings.NONE,
                Map.of(),
                PassthroughBehavior.NEVER,
                null,
                Integration.MAX_TIMEOUT,
                null,
                List.of(),
                Map.of("403", new IntegrationResponse("403", null, Mappings.NONE, null, null)),
                null,
                null,
                null));
    more = with(more, more.resource("x-new"), closed);
    more =
        with(
            more,
            more.resource("x-new"),
            Alternatives.with(
                Alternatives.with(
                    SAMPLE.method("PUT", SAMPLE.integration("")), "apiKeyRequired", true),
                "authorizationType",
                AuthorizationType.CUSTOM));

    DeploymentChanges changes = DeploymentChanges.between(DEFINITION, more);

    assertThat(changes.changed()).isEmpty();
    assertThat(changes.added())
        .containsExactly(
            new RouteSummary("ANY /new", "closed", "MOCK"),
            new RouteSummary("POST /new", "user pool a1", "HTTP_PROXY GET http://example.com/{id}"),
            new RouteSummary(
                "PUT /new", "authorizer a1, API key", "HTTP_PROXY GET http://example.com/{id}"));
    assertThat(DeploymentChanges.between(more, DEFINITION).removed()).isEqualTo(changes.added());
  }

  @Test
  void sayWhatHasChanged() {
    assertThat(changes(with(Alternatives.with(SAMPLE.integration("x-orders"), "uri", "http://b/"))))
        .containsExactly(new Change("integration URI", "http://example.com/{id}", "http://b/"));
    assertThat(
            changes(
                with(
                    Alternatives.with(
                        SAMPLE.integration("x-orders"),
                        "requestTemplates",
                        Map.of(JSON, "", "a/b", "c")))))
        .containsExactly(
            new Change("request template " + JSON, "{}", "(empty)"),
            new Change("request template text/plain", "(empty)", ""),
            new Change("request template a/b", "", "c"));
    assertThat(
            changes(
                with(
                    Alternatives.with(
                        SAMPLE.integrationResponse(), "responseTemplates", Map.of(JSON, "[]")))))
        .containsExactly(new Change("integration response 200: template " + JSON, "{}", "[]"));
    assertThat(
            changes(
                with(
                    Alternatives.with(
                        SAMPLE.integration("x-orders"), "integrationResponses", Map.of()))))
        .containsExactly(
            new Change(
                "integration response 200",
                "selection pattern: 2..\nparameter method.response.header.A: 'b'\n"
                    + "template application/json: {}",
                ""));
    assertThat(changes(with(SAMPLE.validator("v1", false))))
        .containsExactly(
            new Change(
                "request validator",
                "v1, validates body and parameters",
                "v1, validates parameters"));
  }

  private static List<Change> changes(ApiDefinition to) {
    return DeploymentChanges.between(DEFINITION, to).changed().getFirst().changes();
  }

  @Test
  void cutLongTextsWhereTheyDiffer() {
    String start = "<script>".repeat(1_000);
    String end = "\n".repeat(10_000);
    Change change = change(start + "a" + end, start + "b" + end);
    assertThat(change.from())
        .hasSize(2_002)
        .startsWith("…" + "<script>".repeat(25) + "a\n")
        .endsWith("\n…");
    assertThat(change.to()).startsWith("…" + "<script>".repeat(25) + "b\n").endsWith("\n…");

    Change early = change("a" + start, "b" + start);
    assertThat(early.from()).hasSize(2_001).startsWith("a<").endsWith("…");

    Change longer = change(start, start + "x");
    assertThat(longer.from()).isEqualTo("…" + "<script>".repeat(25));
    assertThat(longer.to()).isEqualTo("…" + "<script>".repeat(25) + "x");

    Change whole = change("x".repeat(2_000), "y".repeat(2_000));
    assertThat(whole.from()).isEqualTo("x".repeat(2_000));
  }

  @Test
  void cutNoCharacterInTwo() {
    String smile = "\ud83d\ude00";
    for (int shift = 0; shift < 4; shift++) {
      String start = "x".repeat(shift) + smile.repeat(3_000);
      for (String other : List.of("", "a", "\ud83d\ude01" + smile.repeat(2_000))) {
        Change change = change(start + smile + smile.repeat(2_000), start + other);
        for (String text : List.of(change.from(), change.to())) {
          assertThat(text.length()).isLessThanOrEqualTo(2_002);
          assertThat(IntStream.of(text.codePoints().toArray()))
              .noneMatch(code -> Character.getType(code) == Character.SURROGATE);
        }
        assertThat(change.from()).isNotEqualTo(change.to());
      }
    }
  }

  private static Change change(String from, String to) {
    Integration integration = SAMPLE.integration("x-orders");
    List<Change> changes =
        DeploymentChanges.between(
                with(Alternatives.with(integration, "requestTemplates", Map.of(JSON, from))),
                with(Alternatives.with(integration, "requestTemplates", Map.of(JSON, to))))
            .changed()
            .getFirst()
            .changes();
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private static <T extends Record> Map<String, T> alternatives(T record) {
    return Objects.requireNonNull(ALL.get(record.getClass())).of(record);
  }

  private static ApiDefinition with(Method method) {
    return with(DEFINITION, DEFINITION.resource("x-orders"), method);
  }

  private static ApiDefinition with(Integration integration) {
    return with(
        Alternatives.with(
            DEFINITION.resource("x-orders").method("GET"), "methodIntegration", integration));
  }

  private static ApiDefinition with(MethodResponse response) {
    Method method = DEFINITION.resource("x-orders").method("GET");
    Map<String, MethodResponse> responses = new HashMap<>(method.methodResponses());
    responses.put(response.statusCode(), response);
    return with(Alternatives.with(method, "methodResponses", responses));
  }

  private static ApiDefinition with(IntegrationResponse response) {
    return with(
        Alternatives.with(
            SAMPLE.integration("x-orders"),
            "integrationResponses",
            Map.of(response.statusCode(), response)));
  }

  private static ApiDefinition with(RequestValidator validator) {
    return DEFINITION.with(DEFINITION.components().with(validator));
  }

  private static Components with(Authorizer authorizer) {
    return DEFINITION.components().with(authorizer);
  }

  private static ApiDefinition with(ApiDefinition definition, Resource resource, Method method) {
    Map<String, Method> methods = new LinkedHashMap<>(resource.resourceMethods());
    methods.put(method.httpMethod(), method);
    Map<String, Resource> resources = new LinkedHashMap<>(definition.resources());
    resources.put(resource.id(), Alternatives.with(resource, "resourceMethods", methods));
    return Alternatives.with(definition, "resources", resources);
  }
}
