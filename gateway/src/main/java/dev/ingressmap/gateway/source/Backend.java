package dev.ingressmap.gateway.source;

/** Where an ingress sends a request. */
public sealed interface Backend {

  /** Its name, with its kind if it is not a Service. */
  String label();

  /**
   * A Service in the namespace of its Ingress.
   *
   * @param port the port's number or name
   */
  record Service(String name, String port) implements Backend {

    @Override
    public String label() {
      return name;
    }
  }

  /** Some other object in the namespace of its Ingress, which the controller knows how to serve. */
  record Resource(String kind, String name) implements Backend {

    @Override
    public String label() {
      return kind + " " + name;
    }
  }
}
