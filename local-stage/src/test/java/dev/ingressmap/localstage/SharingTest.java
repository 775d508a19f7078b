package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** Two teams at one API, of which one is careless or hostile, under {@code gateway watch}. */
class SharingTest {

  private static final String OLD = "2026-01-02T00:00:00Z";
  private static final String OLDER = "2026-01-01T00:00:00Z";
  private static final String NEWER = "2026-01-03T00:00:00Z";

  @TempDir private Path folder;
  @AutoClose private WatchedStage stage;

  @BeforeEach
  void begin() throws Exception {
    stage = new WatchedStage(folder);
    stage
        .cluster()
        .declare("shop", "web", OLD, "Prefix a.b/orders authorization=AWS_IAM reserve=true");
    stage.cluster().declare("shop", "news", OLD, "Exact a.b/news");
  }

  /** Each is held back when it is created, and when an older and harmless Ingress becomes it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exact a.b/orders",
        "Prefix a.b/orders",
        "Exact a.b/orders/pay methods=POST",
        "Exact a.b/orders/admin expose=false",
        "Exact c.d/orders/pay",
        "Exact a.b/news methods=POST",
        "Exact a.b/new authorisation=AWS_IAM",
        "Exact a.b/new authorizer=nobody",
        "ImplementationSpecific a.b/new/(.*)",
        "ImplementationSpecific a.b/orders/(.*) expose=false",
        "Exact *.b/new"
      })
  void nobodyWaitsForAnotherTeam(String hostile) throws Exception {
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      SortedMap<String, String> live = routes("/orders", "/news");

      stage.cluster().declare("x", "i", NEWER, hostile);
      watch.says("Ingress x/i is held back");
      assertThat(routes("/orders", "/news")).isEqualTo(live);
      stage.cluster().declare("shop", "more", NEWER, "Exact a.b/more");
      stage.serves("/more", "200 a.b");
      Eventually.holds(() ->
          assertThat(stage.cluster().events("x", "i"))
              .anyMatch(event -> event.get("reason").asString().equals("HeldBack")));

      stage.cluster().delete("x", "i");
      watch.says("Ingress x/i is no longer held back");
      stage.cluster().declare("x", "j", OLDER, "Exact a.b/mine");
      stage.serves("/mine", "200 a.b");
      stage.cluster().declare("x", "j", OLDER, hostile);
      watch.says("Ingress x/j is held back");
      stage.cluster().declare("shop", "more", NEWER, "Exact a.b/still-more");
      stage.serves("/still-more", "200 a.b");
      assertThat(routes("/orders", "/news")).isEqualTo(live);
    }
  }

  @Test
  void liveRoutesStayWhileTheirIngressIsFaulty() throws Exception {
    stage.cluster().declare("x", "i", NEWER, "Exact a.b/x methods=GET");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      stage.serves("/x", "200 a.b");

      stage.cluster().declare("x", "i", NEWER, "Exact a.b/x authorisation=AWS_IAM");
      watch.says(
          "STILL OPEN to everybody: GET /x: Ingress x/i is held back, its live route stays as it"
              + " is: ");
      stage.cluster().declare("shop", "more", NEWER, "Exact a.b/more");
      stage.serves("/more", "200 a.b");
      assertThat(stage.served("/x")).isEqualTo("200 a.b");
    }
    // Another process remembers it, too: the API is the memory.
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("in sync: ");
      stage.cluster().delete("shop", "news");
      watch.says("deployed: ");
      assertThat(stage.served("/x")).isEqualTo("200 a.b");

      stage.cluster().declare("x", "i", NEWER, "Exact a.b/x authorization=AWS_IAM");
      watch.says("Ingress x/i is no longer held back");
      Eventually.holds(
          () -> assertThat(stage.served("/x")).contains("Missing Authentication Token"));
    }
  }

  @Test
  void theFirstIngressOfAllIsFaulty() throws Exception {
    stage.cluster().delete("shop", "web");
    stage.cluster().delete("shop", "news");
    stage.cluster().declare("x", "i", NEWER, "Exact a.b/x authorizer=nobody");
    Path settings =
        Files.writeString(
            folder.resolve("settings.yaml"), "routes: {GET /version: {mock: {status: 200}}}");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + settings)) {
      watch.says("deployed: ");

      stage.cluster().declare("shop", "more", NEWER, "Exact a.b/more");
      stage.serves("/more", "200 a.b");
    }
  }

  @Test
  void theOwnerOfABroaderRouteHearsWhoTakesAPartOfIt() throws Exception {
    stage.cluster().declare("web", "all", OLD, "Prefix a.b/");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect")) {
      watch.says("deployed: ");
      stage.cluster().declare("x", "i", NEWER, "Exact a.b/x");

      Eventually.holds(() ->
          assertThat(stage.cluster().events("web", "all"))
              .anyMatch(event ->
                  event.get("reason").asString().equals("Narrowed")
                      && event
                          .get("note")
                          .asString()
                          .endsWith("lost ANY /x to Ingress x/i (open)")));
    }
  }

  @Test
  void theOwnerOfAPathHearsWhatIsAboutIt() throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("settings.yaml"),
            """
            teams:
              shop: {namespaces: [shop]}
              x: {namespaces: [x], prefixes: [/x, /news], authorization: [AWS_IAM]}
            """);
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + settings)) {
      watch.says("deployed: ");
      stage.cluster().declare("x", "i", NEWER, "Exact a.b/news authorization=NONE");
      watch.says("Ingress x/i is held back", "teams.x.authorization does not allow");

      Eventually.holds(() ->
          assertThat(stage.cluster().events("shop", "news"))
              .filteredOn(event -> event.get("reason").asString().equals("Contested"))
              .singleElement()
              .satisfies(event ->
                  assertThat(event.get("note").asString())
                      .contains("/news is claimed twice: ")
                      .doesNotContain("teams.x")));
    }
  }

  /** The period of checks is far away, and no Ingress changes. */
  @Test
  void aNamespaceThatLosesItsLabelLosesItsTeam() throws Exception {
    stage.cluster().label("shop", Map.of());
    stage.cluster().label("x", Map.of("team", "search"));
    stage.cluster().declare("x", "i", NEWER, "Exact a.b/x");
    Path settings =
        Files.writeString(
            folder.resolve("settings.yaml"),
            """
            teams:
              shop: {namespaces: [shop]}
              search: {labels: {team: search}}
            """);
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + settings)) {
      watch.says("deployed: ");
      stage.serves("/x", "200 a.b");

      stage.cluster().label("x", Map.of());
      watch.says("Ingress x/i is held back, its live route stays as it is", "belongs to no team");
      stage.cluster().label("x", Map.of("team", "search", "more", "1"));
      watch.says("Ingress x/i is no longer held back");

      Files.writeString(settings, "teams: {shop: {namespaces: [shop]}}");
      watch.says("gateway.yaml has changed");
      Eventually.holds(() -> assertThat(watch.times("Ingress x/i is held back")).hasSize(2));
    }
  }

  @Test
  void withoutTheRightToWatchNamespacesTheirLabelsAreReadAtEachCheck() throws Exception {
    stage.cluster().label("shop", Map.of("team", "shop"));
    stage.cluster().refuse(request -> request.contains("/namespaces?watch=1"));
    Path settings =
        Files.writeString(folder.resolve("settings.yaml"), "teams: {shop: {labels: {team: shop}}}");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + settings)) {
      watch.says("deployed: ", "watch namespaces");
      assertThat(watch.log()).doesNotContain("held back", "reading the namespaces");

      stage.cluster().label("x", Map.of("team", "shop"));
      stage.cluster().declare("x", "i", NEWER, "Exact a.b/x");
      stage.serves("/x", "200 a.b");

      stage.cluster().refuse(request -> false);
      watch.says("reading the namespaces of ");
    }
  }

  @Test
  void withoutTheRightToReadNamespacesTheStageStaysAsItIs() throws Exception {
    stage.cluster().refuse(request -> request.contains("/namespaces?"));
    Path settings =
        Files.writeString(folder.resolve("settings.yaml"), "teams: {shop: {labels: {team: shop}}}");
    try (WatchUnderTest watch = stage.watch("--no-leader-elect", "--config=" + settings)) {
      watch.says("list namespaces", "next try in");
      assertThat(stage.aws().apis()).isEmpty();
    }
  }

  /** Who may call the live methods at and below some paths. */
  private SortedMap<String, String> routes(String... paths) {
    SortedMap<String, String> routes = new TreeMap<>();
    String apiId = stage.aws().onlyApi().id();
    for (Resource resource :
        stage.aws().client().getResources(r -> r.restApiId(apiId).embed("methods")).items()) {
      for (String path : paths) {
        if (resource.path().startsWith(path)) {
          for (Map.Entry<String, Method> method : resource.resourceMethods().entrySet()) {
            routes.put(
                method.getKey() + " " + resource.path(), method.getValue().authorizationType());
          }
        }
      }
    }
    return routes;
  }
}
