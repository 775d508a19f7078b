package dev.ingressmap.gateway.route;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.yaml.Origin;

/**
 * One path of one host, as an object declares it.
 *
 * @param host a DNS name, perhaps with a leading {@code *.}
 * @param tls whether the ingress speaks HTTPS for the host
 * @param object what declares it
 * @param origin where it declares it
 */
public record Route(
    String host, boolean tls, String path, PathType type, RouteObject object, Origin origin) {

  public Exposure exposure() {
    return object.exposure();
  }

  /** The same route, over HTTPS or not. */
  public Route with(boolean secure) {
    return new Route(host, secure, path, type, object, origin);
  }

  /** The same route, as another object has it. */
  Route of(RouteObject other) {
    return new Route(host, tls, path, type, other, origin);
  }

  /** What the API keeps of it. */
  public DeclaredRoute declared() {
    return DeclaredRoute.of(this);
  }

  /** Its name in messages about several routes: path type, host, path and object. */
  public String describe() {
    return type + " " + host + path + " of " + object.id().describe() + " (" + origin + ")";
  }

  /** The error to throw for this route: {@code file:line: object: field: message}. */
  public InvalidInput invalid(String field, String message) {
    return new InvalidInput(origin + ": " + object.id().describe() + ": " + field + ": " + message);
  }
}
