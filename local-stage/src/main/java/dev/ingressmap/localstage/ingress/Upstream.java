package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.LegalUri;
import java.net.URI;
import java.util.Objects;
import org.eclipse.jetty.http.HttpURI;

/** Where a backend answers. */
record Upstream(Target target, URI address) {

  /** Where a request goes, with the path and the query that it was sent with. */
  URI uri(HttpURI requested) {
    String path = Objects.requireNonNullElse(requested.getPath(), "/");
    String query = requested.getQuery() == null ? "" : "?" + LegalUri.query(requested.getQuery());
    return URI.create(
        address.getScheme() + "://" + address.getRawAuthority() + LegalUri.path(path) + query);
  }

  /** How messages name it. */
  String describe() {
    return target.describe() + " at " + address;
  }
}
