package dev.ingressmap.gateway.source;

/** Where an ingress sends a request. */
public sealed interface Backend {

  /**
   * A Service in the namespace of its Ingress.
   *
   * @param port the port's number or name
   */
  record Service(String name, String port) implements Backend {}

  /** Some other object in the namespace of its Ingress, which the controller knows how to serve. */
  record Resource(String kind, String name) implements Backend {}
}
