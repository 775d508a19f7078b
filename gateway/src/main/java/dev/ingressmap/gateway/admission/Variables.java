package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.settings.Host;
import dev.ingressmap.gateway.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the conditions call by a name: what an Ingress has, and on which terms. */
final class Variables {

  /** Paths that can be resources. */
  private static final String SEGMENTS = "^(/|(/[a-zA-Z0-9._:-]+)+/?)$";

  private static final String DOTS = "/\\.\\.?(/|$)";

  private Variables() {}

  /** The expressions by their names; each may use those before it. */
  static Map<String, String> of(Settings settings) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(
        "annotations", "has(object.metadata.annotations) ? object.metadata.annotations : {}");
    variables.put(
        "ours",
        "variables.annotations.filter(name, name.startsWith(%1$s)).map(name, name.substring(%2$d))"
            .formatted(Cel.text(Annotations.PREFIX), Annotations.PREFIX.length()));
    variables.put(
        "rules",
        "has(object.spec.rules) ? object.spec.rules.filter(rule, has(rule.http) && has(rule.http.paths)) : []");
    variables.put("claims", claims(settings));
    variables.put(
        "services",
        "variables.rules.map(rule, rule.http.paths.map(path, has(path.backend.service) ? path.backend.service.name"
            + " : path.backend.resource.kind + \" \" + path.backend.resource.name))");
    variables.putAll(Terms.variables(settings.policy().defaults()));
    if (!settings.policy().teams().isEmpty()) {
      variables.putAll(TeamOfNamespace.variables(settings.policy().teams()));
    }
    return variables;
  }

  /** An annotation of ours. */
  static String annotation(String name) {
    return Annotations.PREFIX + name;
  }

  /** Whether an Ingress has an annotation of ours. */
  static String said(String name) {
    return Cel.text(annotation(name)) + " in variables.annotations";
  }

  /** The value of an annotation of ours, which must be there. */
  static String value(String name) {
    return "variables.annotations[" + Cel.text(annotation(name)) + "]";
  }

  /**
   * Pairs of a list with a host, and its paths in the API with a slash at their ends. Hosts and
   * paths that the API cannot have are left out.
   */
  private static String claims(Settings settings) {
    SortedMap<String, String> prefixes = prefixes(settings);
    String prefix =
        prefixes.isEmpty()
            ? ""
            : "(rule.host in %1$s ? %1$s[rule.host] : \"\") + ".formatted(Cel.map(prefixes));
    return ("variables.rules.filter(rule, has(rule.host) && rule.host != \"\" && (!rule.host.startsWith(\"*.\") || rule.host in %s))"
            + ".map(rule, [[string(rule.host)], rule.http.paths"
            + ".map(path, has(path.path) && path.path != \"\" ? string(path.path) : \"/\")"
            + ".filter(path, path.matches(%s) && !path.matches(%s))"
            + ".map(path, %s(path.endsWith(\"/\") ? path : path + \"/\"))])"
            + ".filter(claim, claim[1].size() > 0)")
        .formatted(Cel.texts(wildcards(settings)), Cel.text(SEGMENTS), Cel.text(DOTS), prefix);
  }

  private static List<String> wildcards(Settings settings) {
    return settings.hosts().entrySet().stream()
        .filter(host -> host.getValue().name() != null)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Of hosts that have one. A wildcard's is also that of the name it is called by. */
  private static SortedMap<String, String> prefixes(Settings settings) {
    SortedMap<String, String> prefixes = new TreeMap<>();
    settings.hosts().forEach((name, host) -> put(prefixes, name, host));
    settings.hosts().values().stream()
        .map(Host::name)
        .filter(name -> name != null)
        .forEach(name -> put(prefixes, String.valueOf(name), settings.host(String.valueOf(name))));
    return prefixes;
  }

  private static void put(SortedMap<String, String> prefixes, String name, Host host) {
    if (!host.prefix().isEmpty()) {
      prefixes.put(name, host.prefix());
    }
  }
}
