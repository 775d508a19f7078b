package dev.ingressmap.localstage.ingress;

import java.net.URI;

/** Where a backend answers. */
record Upstream(Target target, URI address) {

  /** How messages name it. */
  String describe() {
    return target.describe() + " at " + address;
  }
}
