package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Security;
import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tells the answers of a method apart, if a stage caches them: what the method declares, and
 * who calls. Without keys, API Gateway would give everybody the same answer for all paths below a
 * prefix.
 */
final class CacheKeys {

  private static final String METHOD = "method.request.";

  private final Settings settings;

  CacheKeys(Settings settings) {
    this.settings = settings;
  }

  /** The parameters of a method, and those that only its keys need. */
  SortedMap<String, Boolean> declared(SortedMap<String, Boolean> parameters, Security security) {
    if (!settings.caches()) {
      return parameters;
    }
    SortedMap<String, Boolean> all = new TreeMap<>(parameters);
    // Backends may ask for it, too.
    add("header.Authorization", all);
    if (security.apiKeyRequired()) {
      add("header.x-api-key", all);
    }
    Authorizer authorizer =
        security.authorizer() == null ? null : settings.authorizers().get(security.authorizer());
    if (authorizer != null) {
      authorizer.identity().stream()
          .filter(part -> part.startsWith(METHOD))
          .forEach(part -> add(part.substring(METHOD.length()), all));
    }
    return all;
  }

  /** The keys of a method; none if no stage caches. */
  List<String> of(SortedMap<String, Boolean> parameters, Security security) {
    return settings.caches()
        ? declared(parameters, security).keySet().stream().map(name -> METHOD + name).toList()
        : List.of();
  }

  /**
   * The names of all parameters are different in API Gateway, and case does not tell headers apart.
   */
  private static void add(String parameter, SortedMap<String, Boolean> all) {
    String name = parameter.substring(parameter.indexOf('.') + 1);
    if (all.keySet().stream()
        .noneMatch(known -> known.substring(known.indexOf('.') + 1).equalsIgnoreCase(name))) {
      all.put(parameter, false);
    }
  }
}
