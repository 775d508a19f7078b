package dev.ingressmap.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.SettingsText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Ingresses are the map. */
class SelectionTest {

  /** The settings, what the other Ingress has, what is said of it, and the API's paths. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          classes: [nginx]                        | class: nginx            | ''                    | /, /in, /in/{proxy+}, /{proxy+}
          classes: [nginx]                        | class: internal         | 1 of another class    | /, /{proxy+}
          classes: [nginx]                        | old: nginx              | ''                    | /, /in, /in/{proxy+}, /{proxy+}
          classes: [nginx]                        | old: internal           | 1 of another class    | /, /{proxy+}
          classes: [nginx]                        | ''                      | 1 of another class    | /, /{proxy+}
          classes: [nginx], defaultClass: nginx   | ''                      | ''                    | /, /in, /in/{proxy+}, /{proxy+}
          labels: {api: public}                   | label: public           | ''                    | /, /in, /in/{proxy+}, /{proxy+}
          labels: {api: public}                   | label: private          | 1 without the label   | /, /in closed, /in/{proxy+} closed, /{proxy+}
          namespaces: [shop, "x*"]                | ''                      | ''                    | /, /in, /in/{proxy+}, /{proxy+}
          namespaces: [shop]                      | ''                      | 1 in other namespaces | /, /in closed, /in/{proxy+} closed, /{proxy+}
          optIn: true                             | expose: "true"          | ''                    | /, /in, /in/{proxy+}, /{proxy+}
          optIn: true                             | expose: "false"         | ''                    | /, /in closed, /in/{proxy+} closed, /{proxy+}
          optIn: true                             | ''                      | 1 not opted in        | /, /in closed, /in/{proxy+} closed, /{proxy+}
          """)
  void isWhatThePlatformSays(String ingresses, String other, String leftOut, String paths) {
    Settings settings = SettingsText.of("ingresses: {" + ingresses + "}");
    String all =
        ingress("shop", "all", "/", "class: nginx\nlabel: public\nexpose: \"true\"")
            + ingress("x", "in", "/in", other);
    IngressMap map = read(all, settings);

    assertThat(map.leftOut()).isEqualTo(leftOut);
    assertThat(
            ApiMapping.map(map, settings).operations().values().stream()
                .map(operation ->
                    operation.key().path()
                        + (operation.integration().uri() == null ? " closed" : "")))
        .containsExactly(paths.split(", ", -1));
  }

  /** What is not part of the map cannot make it invalid. */
  @Test
  void doesNotReadWhatIsLeftOut() {
    Settings settings = SettingsText.of("ingresses: {labels: {api: public}}");
    String broken =
        ingress("x", "in", "/in", "")
            .replace("annotations:", "annotations:\n    ingressmap.dev/x: 1");

    assertThat(read(ingress("shop", "all", "/", "label: public") + broken, settings).leftOut())
        .isEqualTo("1 without the label");
  }

  private static IngressMap read(String manifests, Settings settings) {
    byte[] bytes = manifests.getBytes(StandardCharsets.UTF_8);
    return Manifests.read(
        List.of("-"), () -> new ByteArrayInputStream(bytes), settings.ingresses());
  }

  private static String ingress(String namespace, String name, String path, String having) {
    StringBuilder annotations = new StringBuilder("    of: others\n");
    String label = "";
    String className = "";
    for (String line : having.split("\n", -1)) {
      String value = line.replaceFirst("[^:]*: ?", "");
      if (line.startsWith("old")) {
        annotations.append("    kubernetes.io/ingress.class: ").append(value).append('\n');
      } else if (line.startsWith("expose")) {
        annotations.append("    ingressmap.dev/expose: ").append(value).append('\n');
      } else if (line.startsWith("label")) {
        label = "  labels: {api: " + value + "}\n";
      } else if (line.startsWith("class")) {
        className = "  ingressClassName: " + value + "\n";
      }
    }
    return """
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: %s
      namespace: %s
    %s  annotations:
    %sspec:
    %s  rules:
        - host: a.b
          http:
            paths: [{path: %s, pathType: Prefix, backend: {service: {name: b, port: {number: 80}}}}]
    """
        .formatted(name, namespace, label, annotations, className, path);
  }
}
