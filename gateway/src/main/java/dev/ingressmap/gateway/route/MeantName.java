package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.NearestName;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A key of an annotation or a label that may have been meant for the ingress map. */
record MeantName(String key) {

  static final String PREFIX = "ingressmap.dev/";

  private static final String DOMAIN = "ingressmap.dev";
  private static final String WORD = "ingressmap";

  /** Whether its prefix is ours, or close enough to be a misspelling of it. */
  boolean isOurs() {
    String lower = key.toLowerCase(Locale.ROOT);
    boolean bare = !lower.contains("/");
    String prefix = lower.split("/", 2)[0];
    String plain = prefix.replaceAll("[_-]", "");
    return NearestName.distance(plain, DOMAIN) <= 2
        || Stream.of(plain.split("[.:]"), prefix.split(bare ? "[.:_-]" : "[.:]"))
            .flatMap(Stream::of)
            .anyMatch(word -> NearestName.distance(word, WORD) <= 1);
  }

  /** Whether it is ours, and means one of these names rather than one of the others. */
  boolean isOneOf(Set<String> names, Collection<String> known) {
    if (!isOurs()) {
      return false;
    }
    String last = last();
    return names.contains(last)
        || names.stream().anyMatch(name -> key.endsWith("-" + name))
        || NearestName.of(last, known).filter(names::contains).isPresent();
  }

  private String last() {
    return key.replaceFirst(".*[/.:]", "").replace('_', '-');
  }

  /** Words to append to a message: the name that was meant, or all names if none is similar. */
  String hint(Collection<String> known) {
    return known.stream()
        .filter(name -> key.endsWith("-" + name))
        .findFirst()
        .or(() -> NearestName.of(last(), known))
        .map(name -> NearestName.question(PREFIX + name))
        .orElseGet(() ->
            ": known are "
                + String.join(", ", known.stream().sorted().map(PREFIX::concat).toList()));
  }
}
