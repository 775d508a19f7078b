package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.Security;
import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

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

  /**
   * The parameters of a method, and those that only its keys need.
   *
   * @param invalid the error for a field of the route with a message
   */
  SortedMap<String, Boolean> declared(
      SortedMap<String, Boolean> parameters,
      Security security,
      BiFunction<String, String, InvalidInput> invalid) {
    if (!settings.caches()) {
      return parameters;
    }
    SortedMap<String, Boolean> all = new TreeMap<>(parameters);
    // Backends may ask for it, too.
    add("header.Authorization", all, invalid);
    if (security.apiKeyRequired()) {
      add("header.x-api-key", all, invalid);
    }
    Authorizer authorizer =
        security.authorizer() == null ? null : settings.authorizers().get(security.authorizer());
    if (authorizer != null) {
      authorizer.identity().stream()
          .filter(part -> part.startsWith(METHOD))
          .forEach(part -> add(part.substring(METHOD.length()), all, invalid));
    }
    return all;
  }

  /** The keys of a method with all that is declared for it; none if no stage caches. */
  List<String> of(SortedMap<String, Boolean> declared) {
    return settings.caches()
        ? declared.keySet().stream().map(name -> METHOD + name).toList()
        : List.of();
  }

  /**
   * Adds a parameter, unless it is there. The names of all parameters are different in API Gateway:
   * one of another kind would take the place of what tells callers apart.
   */
  private static void add(
      String parameter,
      SortedMap<String, Boolean> all,
      BiFunction<String, String, InvalidInput> invalid) {
    boolean header = kind(parameter).equals("header");
    for (String known : all.keySet()) {
      boolean same = name(known).equalsIgnoreCase(name(parameter));
      if (same && !kind(known).equals(kind(parameter))) {
        throw invalid.apply(
            "parameters",
            "\"%s\" is a %s that tells callers apart, since a stage has a cache: use another name"
                .formatted(name(known), header ? "header" : "query parameter"));
      }
      // Case does not tell headers apart.
      if (known.equals(parameter) || (same && header)) {
        return;
      }
    }
    all.put(parameter, false);
  }

  private static String kind(String parameter) {
    return parameter.substring(0, parameter.indexOf('.'));
  }

  private static String name(String parameter) {
    return parameter.substring(parameter.indexOf('.') + 1);
  }
}
