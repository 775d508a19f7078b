package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.route.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The claims of a map, which are found by host and path however many there are. */
final class Claims {

  private final List<Claim> all = new ArrayList<>();
  private final Map<String, Host> hosts = new HashMap<>();

  /** The claims of one host. */
  private static final class Host {

    private final Set<String> exact = new HashSet<>();
    private final Map<String, List<Claim>> prefixes = new HashMap<>();

    /** The exposed prefixes by their paths on the backend. */
    private final NavigableMap<String, Claim> covering = new TreeMap<>();
  }

  void add(Claim claim) {
    all.add(claim);
    Host host = hosts.computeIfAbsent(claim.route().host(), name -> new Host());
    String resource = claim.path().resource();
    if (claim.exact()) {
      host.exact.add(resource);
    } else if (claim.exposed()) {
      host.prefixes.computeIfAbsent(resource, path -> new ArrayList<>()).add(claim);
      host.covering.putIfAbsent(claim.path().backend(), claim);
    }
  }

  /** All of them, in the order in which they were added. */
  List<Claim> all() {
    return Collections.unmodifiableList(all);
  }

  /** Whether the ingress prefers another claim at a claim's own path, because that one is exact. */
  boolean isExactElsewhere(Claim claim) {
    return !claim.exact() && of(claim.route()).exact.contains(claim.path().resource());
  }

  /**
   * Whether requests to a claim's path could reach the backend of a broader claim. The ingress
   * prefers the narrower claim there, but API Gateway tries a proxy resource further up if a
   * resource lacks the method.
   */
  boolean leakInto(Claim claim) {
    Map<String, List<Claim>> prefixes = of(claim.route()).prefixes;
    return claim.path().above().stream()
        .flatMap(resource -> prefixes.getOrDefault(resource, List.of()).stream())
        .anyMatch(broader -> !claim.servesAllOf(broader));
  }

  /** An exposed prefix that may cover a path that is a regular expression or not a resource. */
  Optional<Claim> mayCover(Route route) {
    NavigableMap<String, Claim> covering = of(route).covering;
    String literal = ApiPath.literal(route.path());
    Map.Entry<String, Claim> below = covering.ceilingEntry(literal);
    if (below != null && below.getKey().startsWith(literal)) {
      return Optional.of(below.getValue());
    }
    String begin = literal;
    Map.Entry<String, Claim> broader = covering.floorEntry(begin);
    while (broader != null && !begin.startsWith(broader.getKey())) {
      begin = commonBegin(begin, broader.getKey());
      broader = covering.floorEntry(begin);
    }
    return Optional.ofNullable(broader).map(Map.Entry::getValue);
  }

  private static String commonBegin(String one, String other) {
    int end = 0;
    while (end < one.length() && end < other.length() && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return one.substring(0, end);
  }

  private Host of(Route route) {
    return hosts.getOrDefault(route.host(), new Host());
  }
}
