package dev.ingressmap.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Integration;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.source.Manifests;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/teams.md} says of each Ingress is true. */
class TeamsPageTest {

  private static final Path PAGE = Path.of("../docs/teams.md");
  private static final Pattern EXAMPLE = Pattern.compile("`([^`]+)`");

  /** In the API anyway, so that it is never empty. */
  private static final String OTHER = manifest("shop", "other", "path: /other");

  private static final Settings SETTINGS =
      SettingsText.of(
          """
          authorizers:
            partners: {type: TOKEN, lambda: "arn:aws:lambda:eu-central-1:123456789012:function:p"}
          routes: {GET /version: {mock: {status: 200}}}
          """);

  /**
   * A row of the tables.
   *
   * @param live the Ingress of another team that is live already; empty for none
   */
  record Row(String live, String example, String fromCluster, String fromFiles) {

    String ingress() {
      return manifest("x", "mine", example);
    }

    String before() {
      return live.isEmpty() ? OTHER : OTHER + manifest("shop", "web", live);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void fromACluster(Row row) {
    Remembered live =
        SharedMapTest.remembered(
            SharedMap.of(ofCluster(row.before()), SETTINGS).desired(() -> Remembered.NOTHING));
    IngressMap map = ofCluster(row.before() + row.ingress());
    DesiredApi desired = SharedMap.of(map, SETTINGS).desired(() -> live);

    assertThat(
            desired.heldBack().isEmpty()
                ? outcome(map, desired)
                : "held back: `"
                    + desired.heldBack().get(0).reason().name().toLowerCase(Locale.ROOT)
                    + "`")
        .isEqualTo(row.fromCluster());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void fromFiles(Row row) {
    String outcome;
    try {
      IngressMap map = Manifests.read(List.of("-"), () -> stream(row.before() + row.ingress()));
      outcome = outcome(map, SharedMap.strict(map, SETTINGS).desired(() -> Remembered.NOTHING));
    } catch (InvalidInput e) {
      outcome = "refused";
    }

    assertThat(outcome).isEqualTo(row.fromFiles());
  }

  @Test
  void thereAreSuchRows() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(50);
  }

  private static String outcome(IngressMap map, DesiredApi desired) {
    if (!map.leftOut().isEmpty()) {
      return "left out";
    }
    List<Operation> own =
        desired.operations().values().stream()
            .filter(operation -> operation.source().owner().endsWith("/mine"))
            .toList();
    if (own.isEmpty()) {
      return "not in the API";
    }
    boolean isClosed =
        own.stream().allMatch(operation -> operation.integration().equals(Integration.CLOSED));
    return isClosed ? "closed" : "mapped";
  }

  /** The rows that have examples: of one Ingress, or of another team's and then this one. */
  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split(" \\| ", -1);
      List<String> examples =
          EXAMPLE.matcher(cells[0]).results().map(match -> match.group(1)).toList();
      if (cells.length == 4 && !examples.isEmpty()) {
        rows.add(
            new Row(
                examples.size() == 1 ? "" : examples.get(0),
                examples.get(examples.size() - 1),
                cells[1],
                cells[2]));
      }
    }
    return rows;
  }

  private static IngressMap ofCluster(String manifests) {
    return Manifests.read(YamlDocuments.read("cluster", stream(manifests)), Ingresses.ALL);
  }

  private static InputStream stream(String manifests) {
    return new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8));
  }

  /** An Ingress that differs from a usual one by some fields and annotations. */
  private static String manifest(String namespace, String name, String different) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "apiVersion", "networking.k8s.io/v1",
                "namespace", namespace,
                "labels", "{of: others}",
                "host", "a.b",
                "path", "/new",
                "pathType", "Exact",
                "backend", "{service: {name: b, port: {number: 80}}}"));
    StringBuilder annotations = new StringBuilder();
    StringBuilder spec = new StringBuilder();
    for (String field :
        different.split(", (?=(?:[a-z.]+/[a-z-]+|path|pathType|host|namespace): )", -1)) {
      String[] words = field.split(": ", 2);
      if (words[0].contains("/")) {
        annotations.append("    ").append(field).append('\n');
      } else if (fields.replace(words[0], words[1]) == null) {
        spec.append("  ").append(field).append('\n');
      }
    }
    String rules =
        """
          rules:
          - host: %s
            http: {paths: [{path: %s, pathType: %s, backend: %s}]}
        """
            .formatted(Stream.of("host", "path", "pathType", "backend").map(fields::get).toArray());
    return """
    ---
    apiVersion: %s
    kind: Ingress
    metadata:
      name: %s
      namespace: %s
      creationTimestamp: "2026-01-%s:00:00Z"
      labels: %s
      annotations:
        of: others
    %sspec:
    %s%s\
    """
        .formatted(
            fields.get("apiVersion"),
            name,
            fields.get("namespace"),
            namespace.equals("shop") ? "01T00" : "02T00",
            fields.get("labels"),
            annotations,
            spec,
            spec.indexOf("  rules: ") < 0 ? rules : "");
  }
}
