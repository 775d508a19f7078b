package dev.ingressmap.gateway.settings.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the platform allows a team. A null or empty list allows everything.
 *
 * @param place where it is written, for messages
 * @param namespaces that are the team's, by name
 * @param labels of namespaces that are the team's; empty for none
 * @param hosts of its rules, perhaps with a leading {@code *.}
 * @param prefixes of its paths in the API
 * @param routes how many it may have; null for any number
 * @param open whether everybody may call some of them
 * @param authorizers that its routes may name
 * @param authorization AWS's words for who may call, if there is no authorizer
 * @param annotations that it may use, without their prefix
 * @param services that its rules may lead to
 * @param laxer the defaults from which it may deviate so that more callers get in, or for longer
 */
public record Team(
    String name,
    String place,
    List<NamePattern> namespaces,
    SortedMap<String, String> labels,
    List<String> hosts,
    List<String> prefixes,
    @Nullable Integer routes,
    boolean open,
    @Nullable Set<String> authorizers,
    @Nullable Set<String> authorization,
    @Nullable Set<String> annotations,
    @Nullable List<NamePattern> services,
    Set<Default> laxer) {

  public Team {
    namespaces = List.copyOf(namespaces);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    hosts = List.copyOf(hosts);
    prefixes = List.copyOf(prefixes);
    laxer = Set.copyOf(laxer);
  }

  /** A default from which a team may deviate. */
  public enum Default {
    AUTHORIZATION("authorization"),
    API_KEY("apiKeyRequired"),
    TIMEOUT("timeoutMs");

    private final String word;

    Default(String word) {
      this.word = word;
    }

    /** Its name in the settings. */
    @Override
    public String toString() {
      return word;
    }
  }

  /** Whether a namespace with these labels is the team's although no team names it. */
  boolean hasLabels(Map<String, String> own) {
    return !labels.isEmpty() && own.entrySet().containsAll(labels.entrySet());
  }

  public boolean mayUseHost(String host) {
    return hosts.isEmpty()
        || hosts.contains(host)
        || hosts.contains("*" + host.substring(Math.max(host.indexOf('.'), 0)));
  }

  /** Whether a path of the API is at or below one of its prefixes. */
  public boolean mayUsePath(String path) {
    return prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> isAtOrBelow(path, prefix));
  }

  /** Whether it has been given a path by a prefix at or below another team's path. */
  public boolean isGiven(String path, String within) {
    return prefixes.stream()
        .anyMatch(prefix -> isAtOrBelow(path, prefix) && isAtOrBelow(prefix, within));
  }

  private static boolean isAtOrBelow(String path, String prefix) {
    return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
  }
}
