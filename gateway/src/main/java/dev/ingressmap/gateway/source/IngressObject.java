package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.route.Flaw;
import dev.ingressmap.gateway.route.HostName;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.source.Ingress.Rule;
import dev.ingressmap.gateway.source.Ingress.Tls;
import dev.ingressmap.gateway.yaml.NearestName;
import dev.ingressmap.gateway.yaml.Origin;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Ingress} from its manifest. */
final class IngressObject {

  private static final String GROUP = Ingress.KIND.group() + "/";
  private static final Set<String> KINDS =
      Set.of("Ingress", "IngressClass", "NetworkPolicy", "IPAddress", "ServiceCIDR");

  private IngressObject() {}

  /** The Ingress in a manifest; null if it is another kind of object. */
  static @Nullable RouteObject read(YamlValue object, Selection selection) {
    if (!isIngress(object)) {
      return null;
    }
    Optional<Generated> generated = Generated.of(object.require("metadata"));
    ObjectName id = Declaration.id(object, Ingress.KIND);
    Optional<String> elsewhere =
        generated.map(Generated::words).or(() -> selection.elsewhere(object));
    if (elsewhere.isPresent()) {
      return Ingress.leftOut(id, object.origin(), elsewhere.get());
    }
    Optional<String> unwanted = selection.unwanted(object, id.namespace());
    if (unwanted.isPresent()) {
      return pathsOnly(object, unwanted, Optional.empty());
    }
    Declaration declaration = Declaration.read(object, Ingress.KIND);
    YamlValue spec = declaration.spec();
    spec.entries(Set.of("ingressClassName", "defaultBackend", "tls", "rules"));
    YamlValue defaultBackend = spec.get("defaultBackend");
    if (defaultBackend == null && spec.get("rules") == null) {
      throw spec.invalid("must have rules or a defaultBackend");
    }
    return new Ingress(
        declaration.id(),
        declaration.origin(),
        declaration.created(),
        Optional.empty(),
        declaration.exposure(),
        declaration.annotations(),
        tls(spec),
        IngressPaths.optionalBackend(defaultBackend),
        rules(spec));
  }

  /** What can be read of an Ingress that {@link #read} refuses; null if it is of another kind. */
  static @Nullable RouteObject flawed(YamlValue object, List<String> problems, boolean tooLarge) {
    if (!isIngress(object)) {
      return null;
    }
    ObjectName id = Declaration.id(object, Ingress.KIND);
    Flaw flaw =
        new Flaw(
            tooLarge ? named(object.origin(), id, problems) : problems,
            asksForProtection(object.require("metadata")),
            tooLarge);
    return pathsOnly(object, Optional.empty(), Optional.of(flaw));
  }

  private static PathsOnlyIngress pathsOnly(
      YamlValue object, Optional<String> leftOut, Optional<Flaw> flaw) {
    return new PathsOnlyIngress(
        Declaration.id(object, Ingress.KIND),
        object.origin(),
        Declaration.created(object.require("metadata")),
        leftOut,
        flaw,
        readable(object.require("spec")));
  }

  private static List<String> named(Origin origin, ObjectName id, List<String> problems) {
    return problems.stream()
        .map(problem -> origin + ": " + id.describe() + ": " + problem)
        .toList();
  }

  private static boolean asksForProtection(YamlValue metadata) {
    YamlValue annotations = metadata.get("annotations");
    return annotations != null
        && annotations.isMapping()
        && Annotations.askForProtection(annotations.entries());
  }

  private static List<Rule> readable(YamlValue spec) {
    List<Rule> readable = new ArrayList<>();
    for (YamlValue rule : spec.items("rules")) {
      try {
        readable.add(rule(rule));
      } catch (InvalidInput e) {
        // Its hosts and paths are what cannot be read.
      }
    }
    return readable;
  }

  /** Another group's Ingress, such as OpenShift's, is a different kind of object. */
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

  private static List<Rule> rules(YamlValue spec) {
    List<Rule> rules = new ArrayList<>();
    for (YamlValue rule : spec.items("rules")) {
      rules.add(rule(rule));
    }
    return rules;
  }

  private static Rule rule(YamlValue rule) {
    rule.entries(Set.of("host", "http"));
    YamlValue host = rule.get("host");
    YamlValue http = rule.get("http");
    return new Rule(
        host == null || host.string().isEmpty() ? null : HostName.read(host),
        http == null ? List.of() : IngressPaths.read(http));
  }

  private static Tls tls(YamlValue spec) {
    Set<String> hosts = new HashSet<>();
    boolean all = false;
    for (YamlValue tls : spec.items("tls")) {
      tls.entries(Set.of("hosts", "secretName"));
      List<YamlValue> named = tls.items("hosts");
      named.forEach(host -> hosts.add(HostName.read(host)));
      all |= named.isEmpty();
    }
    return new Tls(hosts, all);
  }
}
