package dev.ingressmap.k8s;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alerts and the queries of components/monitoring. */
final class Monitoring {

  private static final Path FOLDER = Path.of("components/monitoring");

  private Monitoring() {}

  /** The alerts as Prometheus reads them, without the fields of a Kubernetes object. */
  static JsonNode alerts() {
    return new YAMLMapper().readTree(ManifestTree.read(FOLDER.resolve("alerts.yaml"))).get("spec");
  }

  static List<JsonNode> rules() {
    return alerts().at("/groups/0/rules").valueStream().toList();
  }

  /** The queries of the alerts and the dashboard, with values in place of Grafana's variables. */
  static List<String> expressions() {
    JsonNode dashboard =
        JsonMapper.shared().readTree(ManifestTree.read(FOLDER.resolve("ingress-map.json")));
    return Stream.concat(
            rules().stream().map(rule -> rule.get("expr").asString()),
            dashboard
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.get("expr").asString()))
        .map(expression -> expression.replace("$__rate_interval", "5m").replace("$team", ".*"))
        .toList();
  }

  /** The names of metrics with these beginnings. */
  static Set<String> metrics(String beginnings) {
    Pattern name = Pattern.compile("\\b(?:" + beginnings + ")\\w+");
    Set<String> metrics = new TreeSet<>();
    for (String expression : expressions()) {
      Matcher matcher = name.matcher(expression);
      while (matcher.find()) {
        metrics.add(matcher.group());
      }
    }
    return metrics;
  }
}
