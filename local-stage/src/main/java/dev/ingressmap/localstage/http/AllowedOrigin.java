package dev.ingressmap.localstage.http;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Lets a browser give a page of an allowed origin the answers.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>
 */
final class AllowedOrigin {

  private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
  private static final String REQUESTED_HEADERS = "Access-Control-Request-Headers";
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_, -]{1,2000}");

  private AllowedOrigin() {}

  /** Whether a browser asks for permission, so that nothing else answers. */
  static boolean isPreflight(Request request) {
    return request.getMethod().equals("OPTIONS") && request.getHeaders().contains(REQUESTED_METHOD);
  }

  static void answer(Request request, String origin, HttpFields.Mutable headers) {
    headers.put("Access-Control-Allow-Origin", origin);
    headers.add(HttpHeader.VARY, "Origin");
    headers.put(
        "Access-Control-Expose-Headers",
        "x-amzn-RequestId, x-amzn-ErrorType, x-amz-function-error");
    if (isPreflight(request)) {
      headers.put("Access-Control-Allow-Methods", "DELETE, GET, HEAD, PATCH, POST, PUT");
      String names = request.getHeaders().get(REQUESTED_HEADERS);
      if (names != null && NAMES.matcher(names).matches()) {
        headers.put("Access-Control-Allow-Headers", names);
      }
      headers.put("Access-Control-Max-Age", "600");
    }
  }
}
