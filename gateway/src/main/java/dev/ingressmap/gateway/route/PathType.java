package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an Ingress path is matched.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types">Path
 *     types</a>
 */
public enum PathType {
  /** The whole path, case and trailing slash included. */
  EXACT("Exact"),
  /** The path's leading elements, split at slashes. */
  PREFIX("Prefix"),
  /** Defined by the controller; without a regular expression, the same as a prefix. */
  IMPLEMENTATION_SPECIFIC("ImplementationSpecific");

  private static final Set<String> WORDS =
      Arrays.stream(values()).map(PathType::toString).collect(Collectors.toUnmodifiableSet());

  private final String word;

  PathType(String word) {
    this.word = word;
  }

  /** Reads the word in a manifest. */
  public static PathType read(YamlValue value) {
    String word = value.oneOf(WORDS);
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst().orElseThrow();
  }

  /** The word in manifests. */
  @Override
  public String toString() {
    return word;
  }
}
