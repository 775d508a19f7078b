package dev.ingressmap.localstage.ingress;

import dev.ingressmap.localstage.http.HeaderSize;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** The line and the headers of a request, with nginx's default limits. */
final class RequestHead {

  /** The size of nginx's four buffers. */
  static final int MAX_SIZE = 4 * 8 * 1024;

  /** A line must fit into one buffer. */
  private static final int MAX_LINE = 8 * 1024;

  private RequestHead() {}

  /** The status of the refusal if a line is too long. */
  static OptionalInt tooLarge(Request request) {
    String target = request.getHttpURI().getPathQuery();
    if (target != null && request.getMethod().length() + target.length() + 12 > MAX_LINE) {
      return OptionalInt.of(HttpStatus.URI_TOO_LONG_414);
    }
    for (HttpField header : request.getHeaders()) {
      if (HeaderSize.of(header) > MAX_LINE) {
        return OptionalInt.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
      }
    }
    return OptionalInt.empty();
  }
}
