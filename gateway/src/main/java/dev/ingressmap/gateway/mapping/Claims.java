package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.route.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The claims of a map, which are found by host and path however many there are. */
final class Claims {

  private final List<Claim> all = new ArrayList<>();
  private final Map<String, Host> hosts = new HashMap<>();
  private final UnaryOperator<String> called;

  /** The claims of one host. */
  private static final class Host {

    private final Map<String, List<Claim>> exact = new HashMap<>();
    private final Map<String, List<Claim>> prefixes = new HashMap<>();

    /** The exposed prefixes by their paths on the backend. */
    private final NavigableMap<String, Claim> covering = new TreeMap<>();
  }

  /** Claims of hosts that are called by their own names. */
  Claims() {
    this(UnaryOperator.identity());
  }

  /** Claims of hosts, given the names by which they are called. */
  Claims(UnaryOperator<String> called) {
    this.called = called;
  }

  void add(Claim claim) {
    all.add(claim);
    Host host = hosts.computeIfAbsent(called.apply(claim.route().host()), name -> new Host());
    String resource = claim.path().resource();
    if (claim.exact()) {
      host.exact.computeIfAbsent(resource, path -> new ArrayList<>()).add(claim);
    } else if (claim.exposed()) {
      host.prefixes.computeIfAbsent(resource, path -> new ArrayList<>()).add(claim);
      host.covering.putIfAbsent(claim.path().backend(), claim);
    }
  }

  /** All of them, in the order in which they were added. */
  List<Claim> all() {
    return Collections.unmodifiableList(all);
  }

  /** The exact claims that the ingress prefers to a claim at its own path. */
  List<Claim> exactAt(Claim claim) {
    return claim.exact()
        ? List.of()
        : of(claim.route()).exact.getOrDefault(claim.path().resource(), List.of());
  }

  /**
   * The broader claims whose backends requests to a claim's path could reach. The ingress prefers
   * the narrower claim there, but API Gateway tries a proxy resource further up if a resource lacks
   * the method.
   */
  Stream<Claim> leakingInto(Claim claim) {
    Map<String, List<Claim>> prefixes = of(claim.route()).prefixes;
    Stream<String> own =
        claim.exact() && !claim.exposed() ? Stream.of(claim.path().resource()) : Stream.of();
    return Stream.concat(own, claim.path().above().stream())
        .flatMap(resource -> prefixes.getOrDefault(resource, List.of()).stream())
        .filter(broader -> !claim.servesAllOf(broader));
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
    return hosts.getOrDefault(called.apply(route.host()), new Host());
  }
}
