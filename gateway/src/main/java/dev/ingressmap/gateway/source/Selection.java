package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the Ingresses that are the map, whatever else they say. */
record Selection(Ingresses wanted) {

  private static final String OLD_CLASS = "kubernetes.io/ingress.class";

  /** Why an Ingress is of another controller, so that nothing of it matters here. */
  Optional<String> elsewhere(YamlValue object) {
    YamlValue spec = object.get("spec");
    YamlValue field = spec == null || !spec.isMapping() ? null : spec.get("ingressClassName");
    String old = texts(object.require("metadata").get("annotations")).get(OLD_CLASS);
    // Controllers prefer the annotation.
    String name = old != null || field == null || field.isNull() ? old : field.scalar();
    return wanted.haveClass(name) ? Optional.empty() : Optional.of("of another class");
  }

  /** Why an Ingress is not part of the map; its controller serves its paths nevertheless. */
  Optional<String> unwanted(YamlValue object, String namespace) {
    YamlValue metadata = object.require("metadata");
    if (!wanted.areIn(namespace)) {
      return Optional.of("in other namespaces");
    }
    if (!wanted.haveLabels(texts(metadata.get("labels")))) {
      return Optional.of("without the label");
    }
    String expose = texts(metadata.get("annotations")).get(Annotations.PREFIX + "expose");
    return wanted.optIn() && expose == null ? Optional.of("not opted in") : Optional.empty();
  }

  private static Map<String, String> texts(@Nullable YamlValue mapping) {
    Map<String, String> texts = new HashMap<>();
    if (mapping != null && mapping.isMapping()) {
      mapping
          .entries()
          .forEach((name, value) -> {
            if (!value.isMapping() && !value.isNull()) {
              texts.put(name, String.valueOf(value.plain()));
            }
          });
    }
    return texts;
  }
}
