package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.policy.Team;
import dev.ingressmap.gateway.settings.policy.Team.Default;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a team may do. */
final class TeamEntry {

  private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9.-]+");
  private static final Pattern PREFIX = Pattern.compile("/|(?:/[a-zA-Z0-9._:-]++)++");
  private static final int MOST_ROUTES = 100_000;

  private TeamEntry() {}

  static Team read(String name, YamlValue entry) {
    entry.entries(
        Set.of(
            "namespaces",
            "labels",
            "hosts",
            "prefixes",
            "routes",
            "open",
            "authorizers",
            "authorization",
            "annotations",
            "services",
            "laxer"));
    YamlValue routes = entry.get("routes");
    YamlValue services = entry.get("services");
    if (entry.items("namespaces").isEmpty() && entry.get("labels") == null) {
      throw entry.invalid("has no namespace: give it namespaces or labels");
    }
    return new Team(
        name,
        entry.place(),
        IngressesEntry.patterns(entry.items("namespaces")),
        IngressesEntry.labels(entry.get("labels")),
        texts(entry, "hosts", HOST, "a host such as shop.example.com or *.example.com"),
        texts(entry, "prefixes", PREFIX, "a path such as /shop, without a slash at its end"),
        routes == null ? null : routes.integer(0, MOST_ROUTES),
        entry.bool("open", true),
        words(entry.get("authorizers"), null),
        words(entry.get("authorization"), Set.of("NONE", "AWS_IAM")),
        words(entry.get("annotations"), null),
        services == null ? null : IngressesEntry.patterns(services.items()),
        laxer(entry));
  }

  private static List<String> texts(YamlValue entry, String field, Pattern shape, String words) {
    return entry.items(field).stream().map(item -> item.matching(shape, words)).toList();
  }

  private static @Nullable Set<String> words(
      @Nullable YamlValue list, @Nullable Set<String> known) {
    return list == null
        ? null
        : list.items().stream()
            .map(item -> known == null ? item.text() : item.oneOf(known))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Default> laxer(YamlValue entry) {
    Set<Default> laxer = new HashSet<>();
    Set<String> known =
        Stream.of(Default.values()).map(Default::toString).collect(Collectors.toSet());
    for (YamlValue item : entry.items("laxer")) {
      String word = item.oneOf(known);
      Stream.of(Default.values())
          .filter(value -> value.toString().equals(word))
          .forEach(laxer::add);
    }
    return laxer;
  }
}
