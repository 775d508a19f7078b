package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.source.Backend;

/** A backend, with the namespace in which its name is looked up. */
public record Target(String namespace, Backend backend) {

  /** Its name in messages. */
  String describe() {
    return switch (backend) {
      case Backend.Service service ->
          "Service " + namespace + "/" + service.name() + ":" + service.port();
      case Backend.Resource resource -> resource.kind() + " " + namespace + "/" + resource.name();
    };
  }
}
