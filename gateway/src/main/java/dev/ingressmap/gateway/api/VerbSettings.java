package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Stage;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of a stage for its methods, by verb, because AWS has none for the method {@code
 * ANY}.
 */
final class VerbSettings {

  private static final String ANY = Verbs.ANY + " ";

  private final SortedMap<String, MethodSettings> methods;
  private final Set<Operation.Key> operations;

  private VerbSettings(DesiredApi api) {
    this.methods = api.settings().stage().methods();
    this.operations = api.operations().keySet();
  }

  /** By {@code METHOD /path}, or {@link Stage#ALL}. */
  static SortedMap<String, MethodSettings> of(DesiredApi api) {
    return new VerbSettings(api).written();
  }

  /** The verbs to which the settings of ANY apply: those without an operation or settings. */
  static List<String> ofAny(DesiredApi api, String path) {
    return new VerbSettings(api).ofAny(path);
  }

  private SortedMap<String, MethodSettings> written() {
    SortedMap<String, MethodSettings> written = new TreeMap<>();
    methods.forEach((method, settings) -> {
      if (method.startsWith(ANY)) {
        String path = method.substring(ANY.length());
        ofAny(path).forEach(verb -> written.put(verb + " " + path, settings));
      } else {
        written.put(method, settings);
      }
    });
    return written;
  }

  private List<String> ofAny(String path) {
    return Verbs.ALL.stream()
        .filter(verb -> !operations.contains(new Operation.Key(path, verb)))
        .filter(verb -> !methods.containsKey(verb + " " + path))
        .toList();
  }
}
