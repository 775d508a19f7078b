package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.policy.Ingresses;
import dev.ingressmap.gateway.settings.policy.NamePattern;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads which Ingresses are the map. */
final class IngressesEntry {

  private IngressesEntry() {}

  static Ingresses read(@Nullable YamlValue entry) {
    if (entry == null) {
      return Ingresses.ALL;
    }
    entry.entries(Set.of("classes", "defaultClass", "labels", "namespaces", "optIn"));
    Set<String> classes = new HashSet<>();
    entry.items("classes").forEach(name -> classes.add(name.text()));
    YamlValue defaultClass = entry.get("defaultClass");
    if (defaultClass != null && classes.isEmpty()) {
      throw defaultClass.invalid("is of no use without classes: add them");
    }
    return new Ingresses(
        classes,
        defaultClass == null ? null : defaultClass.text(),
        labels(entry.get("labels")),
        patterns(entry.items("namespaces")),
        entry.bool("optIn", false));
  }

  static SortedMap<String, String> labels(@Nullable YamlValue entry) {
    SortedMap<String, String> labels = new TreeMap<>();
    if (entry != null) {
      entry.entries().forEach((name, value) -> labels.put(name, value.string()));
    }
    return labels;
  }

  static List<NamePattern> patterns(List<YamlValue> items) {
    return items.stream().map(NamePattern::read).toList();
  }
}
