package dev.ingressmap.gateway.ingress;

import dev.ingressmap.gateway.ingress.Ingress.Rule;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Ingress} from its manifest. */
final class IngressObject {

  private static final String API_VERSION = "networking.k8s.io/v1";
  private static final Set<String> FORMER_VERSIONS =
      Set.of("extensions/v1beta1", "networking.k8s.io/v1beta1");

  private final YamlValue object;
  private final String namespace;
  private final String name;

  private IngressObject(YamlValue object, String namespace, String name) {
    this.object = object;
    this.namespace = namespace;
    this.name = name;
  }

  /** The Ingress that this object is, or null if it is another kind of object. */
  static @Nullable Ingress read(YamlValue object) {
    YamlValue kind = object.require("kind");
    if (!kind.string().equals("Ingress")) {
      return null;
    }
    YamlValue metadata = object.require("metadata");
    String name = metadata.require("name").text();
    YamlValue namespaceValue = metadata.get("namespace");
    String namespace = namespaceValue == null ? "default" : namespaceValue.text();
    YamlValue named = object.of("Ingress " + namespace + "/" + name);
    YamlValue version = named.require("apiVersion");
    if (FORMER_VERSIONS.contains(version.string())) {
      throw version.invalid(
          version.string() + " left Kubernetes with 1.22: write the Ingress as " + API_VERSION);
    }
    // Another group's Ingress, such as OpenShift's, is another kind of object.
    return version.string().equals(API_VERSION)
        ? new IngressObject(named, namespace, name).ingress()
        : null;
  }

  private Ingress ingress() {
    YamlValue annotations = object.require("metadata").get("annotations");
    Exposure exposure = Annotations.read(annotations == null ? Map.of() : annotations.entries());
    YamlValue spec = object.require("spec");
    spec.entries(Set.of("ingressClassName", "defaultBackend", "tls", "rules"));
    YamlValue defaultBackend = spec.get("defaultBackend");
    if (defaultBackend == null && spec.get("rules") == null) {
      throw spec.invalid("must have rules or a defaultBackend");
    }
    return new Ingress(
        object.origin(),
        namespace,
        name,
        exposure,
        tlsHosts(spec.get("tls")),
        IngressPaths.optionalBackend(defaultBackend),
        rules(spec.get("rules")));
  }

  private static List<Rule> rules(@Nullable YamlValue value) {
    List<Rule> rules = new ArrayList<>();
    for (YamlValue rule : itemsOf(value)) {
      rule.entries(Set.of("host", "http"));
      YamlValue host = rule.get("host");
      YamlValue http = rule.get("http");
      rules.add(
          new Rule(
              host == null || host.string().isEmpty() ? null : HostName.read(host),
              http == null ? List.of() : IngressPaths.read(http)));
    }
    return rules;
  }

  private static Set<String> tlsHosts(@Nullable YamlValue value) {
    Set<String> hosts = new HashSet<>();
    for (YamlValue tls : itemsOf(value)) {
      tls.entries(Set.of("hosts", "secretName"));
      itemsOf(tls.get("hosts")).forEach(host -> hosts.add(HostName.read(host)));
    }
    return hosts;
  }

  private static List<YamlValue> itemsOf(@Nullable YamlValue list) {
    return list == null ? List.of() : list.items();
  }
}
