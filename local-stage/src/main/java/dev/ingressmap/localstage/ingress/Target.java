package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.source.Backend;

/** A backend with the namespace that its name is looked up in. */
public record Target(String namespace, Backend backend) {

  /** How messages name it. */
  String describe() {
    return switch (backend) {
      case Backend.Service service ->
          "Service " + namespace + "/" + service.name() + ":" + service.port();
      case Backend.Resource resource -> resource.kind() + " " + namespace + "/" + resource.name();
    };
  }
}
