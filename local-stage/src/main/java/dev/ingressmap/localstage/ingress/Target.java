package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.source.Backend;

/** A backend, with the namespace in which its name is looked up. */
public record Target(String namespace, Backend backend) {

  /** Its name, such as {@code shop/orders:80}; no two targets of a map have the same one. */
  public String name() {
    return switch (backend) {
      case Backend.Service service -> namespace + "/" + service.name() + ":" + service.port();
      case Backend.Resource resource -> resource.kind() + " " + namespace + "/" + resource.name();
    };
  }

  /** Its name in messages. */
  String describe() {
    return (backend instanceof Backend.Service ? "Service " : "") + name();
  }
}
