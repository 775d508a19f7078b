package dev.ingressmap.gateway.ingress;

import dev.ingressmap.gateway.ingress.Ingress.Rule;
import dev.ingressmap.gateway.yaml.NearestName;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Ingress} from its manifest. */
final class IngressObject {

  private static final String GROUP = "networking.k8s.io/";
  private static final String API_VERSION = GROUP + "v1";
  private static final Set<String> KINDS =
      Set.of("Ingress", "IngressClass", "NetworkPolicy", "IPAddress", "ServiceCIDR");
  private static final Set<String> FIELDS =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> METADATA =
      Set.of(
          "annotations",
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "generation",
          "labels",
          "managedFields",
          "name",
          "namespace",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

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
    if (!isIngress(object)) {
      return null;
    }
    YamlValue metadata = object.require("metadata");
    String name = metadata.require("name").text();
    YamlValue namespaceValue = metadata.get("namespace");
    String namespace = namespaceValue == null ? "default" : namespaceValue.text();
    YamlValue named = object.of("Ingress " + namespace + "/" + name);
    named.entries(FIELDS);
    YamlValue version = named.require("apiVersion");
    if (!version.string().equals(API_VERSION)) {
      throw version.invalid(
          "Kubernetes has no Ingress of " + version.string() + ": write it as " + API_VERSION);
    }
    return new IngressObject(named, namespace, name).ingress();
  }

  /** Another group's Ingress, such as OpenShift's, is another kind of object. */
  private static boolean isIngress(YamlValue object) {
    YamlValue kind = object.require("kind");
    YamlValue version = object.get("apiVersion");
    if (version == null) {
      return kind.string().equals("Ingress");
    }
    boolean group = version.string().startsWith(GROUP);
    if (group && !KINDS.contains(kind.string())) {
      throw kind.invalid(
          "is not a kind of " + version.string() + NearestName.hint(kind.string(), KINDS));
    }
    return kind.string().equals("Ingress")
        && (group || version.string().equals("extensions/v1beta1"));
  }

  private Ingress ingress() {
    YamlValue metadata = object.require("metadata");
    metadata.entries(METADATA);
    YamlValue labels = metadata.get("labels");
    if (labels != null) {
      labels.entries().forEach(Annotations::checkLabel);
    }
    YamlValue annotations = metadata.get("annotations");
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
        tlsHosts(spec),
        IngressPaths.optionalBackend(defaultBackend),
        rules(spec));
  }

  private static List<Rule> rules(YamlValue spec) {
    List<Rule> rules = new ArrayList<>();
    for (YamlValue rule : spec.items("rules")) {
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

  private static Set<String> tlsHosts(YamlValue spec) {
    Set<String> hosts = new HashSet<>();
    for (YamlValue tls : spec.items("tls")) {
      tls.entries(Set.of("hosts", "secretName"));
      tls.items("hosts").forEach(host -> hosts.add(HostName.read(host)));
    }
    return hosts;
  }
}
