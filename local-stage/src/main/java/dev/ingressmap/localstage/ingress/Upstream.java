package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.LegalUri;
import java.net.URI;
import java.util.Objects;
import org.eclipse.jetty.http.HttpURI;

/** The address of a backend. */
record Upstream(Target target, URI address) {

  /** The URI for a request, with the path and query that it was sent with. */
  URI uri(HttpURI requested) {
    String path = Objects.requireNonNullElse(requested.getPath(), "/");
    String query = requested.getQuery() == null ? "" : "?" + LegalUri.query(requested.getQuery());
    return URI.create(
        address.getScheme() + "://" + address.getRawAuthority() + LegalUri.path(path) + query);
  }

  /** Its name in messages. */
  String describe() {
    return target.describe() + " at " + address;
  }
}
