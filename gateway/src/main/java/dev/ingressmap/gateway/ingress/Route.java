package dev.ingressmap.gateway.ingress;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.yaml.Origin;

/**
 * One path of one host, as an Ingress declares it.
 *
 * @param host a DNS name, perhaps with a leading {@code *.}
 * @param tls whether the ingress speaks HTTPS for the host
 * @param ingress the Ingress that declares it
 * @param origin where it declares it
 */
public record Route(
    String host,
    boolean tls,
    String path,
    PathType type,
    Backend backend,
    Ingress ingress,
    Origin origin) {

  public Exposure exposure() {
    return ingress.exposure();
  }

  /** Its name in messages about several: path type, host, path and Ingress. */
  public String describe() {
    return type + " " + host + path + " of " + ingress.describe() + " (" + origin + ")";
  }

  /** The error to throw for this route: {@code file:line: object: field: message}. */
  public InvalidInput invalid(String field, String message) {
    return new InvalidInput(origin + ": " + ingress.describe() + ": " + field + ": " + message);
  }
}
