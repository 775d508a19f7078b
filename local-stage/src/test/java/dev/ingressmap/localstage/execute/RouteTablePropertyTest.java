package dev.ingressmap.localstage.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The table finds the same route as a search through all resources, one by one. */
class RouteTablePropertyTest {

  private static final int TABLES = 300;
  private static final int REQUESTS = 100;
  private static final List<String> PARTS = List.of("a", "b", "c.d", "{x}", "{x+}");
  private static final List<String> SEGMENTS = List.of("a", "b", "c.d", "e", "%61", "");
  private static final List<String> VERBS = List.of("GET", "PUT", "ANY");
  private static final List<String> REQUESTED = List.of("GET", "PUT", "HEAD", "TRACE");

  @Test
  void agreesWithTheNaiveMatcher(TestReporter reporter) {
    long seed = Long.getLong("routes.seed", System.nanoTime());
    reporter.publishEntry("routes.seed", Long.toString(seed));
    Random random = new Random(seed);
    for (int i = 0; i < TABLES; i++) {
      ApiDefinition definition = definition(random);
      RouteTable table = new RouteTable(definition);
      for (int j = 0; j < REQUESTS; j++) {
        String verb = pick(REQUESTED, random);
        String path = path(SEGMENTS, random);
        assertThat(table.find(verb, path).map(match -> match.resource().path()))
            .as("seed %d: %s %s among %s", seed, verb, path, definition.resources().values())
            .isEqualTo(naive(definition, verb, path));
      }
    }
  }

  private static ApiDefinition definition(Random random) {
    SampleApi api = new SampleApi();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      try {
        api.route(pick(VERBS, random), path(PARTS, random), SampleIntegration.saying(""));
      } catch (ApiGatewayException e) {
        // Not all paths can be combined; the earlier ones stay.
        assertThat(e).hasMessageContaining("variable");
      }
    }
    return api.definition();
  }

  private static Optional<String> naive(ApiDefinition definition, String verb, String path) {
    String trimmed = path.replaceFirst("/+$", "").replace("%61", "a");
    return definition.resources().values().stream()
        .filter(resource -> answers(resource, verb))
        .filter(resource -> pattern(resource).matcher(trimmed).matches())
        .map(Resource::path)
        .min(Comparator.comparing(RouteTablePropertyTest::rank));
  }

  private static boolean answers(Resource resource, String verb) {
    List<String> declared =
        resource.resourceMethods().values().stream().map(Method::httpMethod).toList();
    return declared.contains(verb) || (declared.contains("ANY") && !verb.equals("TRACE"));
  }

  private static Pattern pattern(Resource resource) {
    if (resource.path().equals("/")) {
      return Pattern.compile("");
    }
    return Pattern.compile(
        resource
            .path()
            .replace(".", "\\.")
            .replaceAll("\\{\\w+}", "[^/]+")
            .replaceAll("\\{\\w+\\+}", ".+"));
  }

  /** Sorts literals before variables before greedy ones, from left to right. */
  private static String rank(String path) {
    return List.of(path.split("/", -1)).stream()
        .map(part -> part.endsWith("+}") ? "2" : part.startsWith("{") ? "1" : "0")
        .collect(Collectors.joining());
  }

  private static String path(List<String> parts, Random random) {
    return "/"
        + IntStream.range(0, random.nextInt(5))
            .mapToObj(n -> pick(parts, random))
            .collect(Collectors.joining("/"));
  }

  private static String pick(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
