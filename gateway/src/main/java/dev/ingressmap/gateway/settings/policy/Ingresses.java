package dev.ingressmap.gateway.settings.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which Ingresses are the map.
 *
 * @param classes of which they must be; empty for any
 * @param defaultClass the class of those that name none; null if they have none
 * @param labels that they must have
 * @param namespaces in which they must be; empty for any
 * @param optIn whether they must ask for it, by {@code ingressmap.dev/expose: "true"}
 */
public record Ingresses(
    Set<String> classes,
    @Nullable String defaultClass,
    SortedMap<String, String> labels,
    List<NamePattern> namespaces,
    boolean optIn) {

  /** All of them. */
  public static final Ingresses ALL =
      new Ingresses(Set.of(), null, new TreeMap<>(), List.of(), false);

  public Ingresses {
    classes = Set.copyOf(classes);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    namespaces = List.copyOf(namespaces);
  }

  /**
   * Whether an Ingress is for a controller whose routes are in the map.
   *
   * @param name of its class; null if it names none
   */
  public boolean haveClass(@Nullable String name) {
    String own = name == null ? defaultClass : name;
    return classes.isEmpty() || (own != null && classes.contains(own));
  }

  public boolean haveLabels(Map<String, String> own) {
    return own.entrySet().containsAll(labels.entrySet());
  }

  public boolean areIn(String namespace) {
    return namespaces.isEmpty()
        || namespaces.stream().anyMatch(pattern -> pattern.matches(namespace));
  }

  /** These, narrowed or replaced by what a command line says. */
  public Ingresses with(Set<String> otherClasses, Map<String, String> moreLabels, boolean asks) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.putAll(moreLabels);
    return new Ingresses(
        otherClasses.isEmpty() ? classes : otherClasses,
        defaultClass,
        all,
        namespaces,
        optIn || asks);
  }
}
