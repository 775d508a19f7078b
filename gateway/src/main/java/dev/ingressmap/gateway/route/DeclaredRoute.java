package dev.ingressmap.gateway.route;

import java.util.Comparator;

/**
 * A route as its owner declared it, which the API keeps for the time when the owner cannot be read.
 *
 * @param object the owner's kind and name, such as {@code Ingress shop/web}
 */
public record DeclaredRoute(
    String object, String host, boolean tls, String path, PathType type, Exposure exposure)
    implements Comparable<DeclaredRoute> {

  private static final Comparator<DeclaredRoute> ORDER =
      Comparator.comparing(DeclaredRoute::object)
          .thenComparing(DeclaredRoute::host)
          .thenComparing(DeclaredRoute::path)
          .thenComparing(DeclaredRoute::type);

  static DeclaredRoute of(Route route) {
    return new DeclaredRoute(
        route.object().id().describe(),
        route.host(),
        route.tls(),
        route.path(),
        route.type(),
        route.exposure());
  }

  /** The owner as {@code namespace/name}, without its kind. */
  public String owner() {
    return object.substring(object.indexOf(' ') + 1);
  }

  @Override
  public int compareTo(DeclaredRoute other) {
    return ORDER.compare(this, other);
  }
}
