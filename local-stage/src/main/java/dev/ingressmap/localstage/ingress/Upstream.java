package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.LegalUri;
import java.net.URI;
import org.eclipse.jetty.http.HttpURI;

/** The address of a backend. */
record Upstream(Target target, URI address) {

  /** The URI for a request, with the path and query that it was sent with. */
  URI uri(HttpURI requested) {
    return LegalUri.at(address, requested);
  }

  /** Its name in messages. */
  String describe() {
    return target.describe() + " at " + address;
  }
}
