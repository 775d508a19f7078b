package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.settings.policy.Ingresses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Which Ingresses are matched at all: those of the map, if something about them changes. */
final class SelectedIngresses {

  private static final String ANNOTATIONS = "object.metadata.annotations";
  private static final String LABELS = "object.metadata.labels";
  private static final String CLASS = "\"kubernetes.io/ingress.class\"";

  private SelectedIngresses() {}

  /** The conditions by their names. */
  static Map<String, String> conditions(Ingresses ingresses) {
    Map<String, String> conditions = new LinkedHashMap<>();
    // While an Ingress is deleted, too: it is served until its last finalizer is removed, and that
    // changes nothing here.
    conditions.put("changed", changed());
    conditions.put(
        "not-generated",
        "!(has(%1$s) && %2$s) && !(has(%3$s) && %4$s)"
            .formatted(
                LABELS,
                Cel.has(LABELS, Map.of("acme.cert-manager.io/http01-solver", "true")),
                ANNOTATIONS,
                Cel.has(ANNOTATIONS, Map.of("nginx.ingress.kubernetes.io/canary", "true"))));
    if (!ingresses.classes().isEmpty()) {
      conditions.put("class", hasClass(ingresses));
    }
    if (!ingresses.labels().isEmpty()) {
      conditions.put(
          "labels", "has(%s) && %s".formatted(LABELS, Cel.has(LABELS, ingresses.labels())));
    }
    if (!ingresses.namespaces().isEmpty()) {
      conditions.put("namespaces", Cel.matches("request.namespace", ingresses.namespaces()));
    }
    if (ingresses.optIn()) {
      conditions.put(
          "opt-in",
          "has(%s) && %s in %1$s".formatted(ANNOTATIONS, Cel.text(Variables.annotation("expose"))));
    }
    return conditions;
  }

  /** What was there before may stay as it is, as in the API. */
  private static String changed() {
    return "request.operation == \"CREATE\" || object.spec != oldObject.spec || "
        + changed("annotations")
        + " || "
        + changed("labels");
  }

  private static String changed(String field) {
    return "(has(object.metadata.%1$s) ? object.metadata.%1$s : {}) != (has(oldObject.metadata.%1$s) ? oldObject.metadata.%1$s : {})"
        .formatted(field);
  }

  private static String hasClass(Ingresses ingresses) {
    return "(has(%1$s) && %2$s in %1$s ? %1$s[%2$s] : has(object.spec.ingressClassName) ? object.spec.ingressClassName : %3$s) in %4$s"
        .formatted(
            ANNOTATIONS,
            CLASS,
            Cel.text(Objects.requireNonNullElse(ingresses.defaultClass(), "")),
            Cel.texts(ingresses.classes().stream().sorted().toList()));
  }
}
