package dev.ingressmap.localstage.execute;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** Which headers pass through API Gateway, and under which name. */
final class Headers {

  /** Never sent to a backend. */
  private static final Set<String> NOT_TO_BACKEND =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-md5",
          "expect",
          "host",
          "keep-alive",
          "max-forwards",
          "proxy-authenticate",
          "proxy-connection",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via",
          "www-authenticate");

  /** Not a mapping's to set. */
  private static final Set<String> RESERVED =
      Set.of("content-length", "transfer-encoding", "x-amzn-trace-id", "x-amzn-apigateway-api-id");

  /** Sent to the client as {@code x-amzn-Remapped-…}, by any integration. */
  private static final Set<String> REMAPPED =
      Set.of("connection", "content-length", "date", "server", "x-amzn-requestid");

  /** Sent to the client as {@code x-amzn-Remapped-…}, where a mapping sets them. */
  private static final Set<String> REMAPPED_IF_MAPPED =
      Set.of(
          "authorization",
          "content-md5",
          "expect",
          "host",
          "max-forwards",
          "pragma",
          "proxy-authenticate",
          "range",
          "referer",
          "te",
          "trailer",
          "upgrade",
          "user-agent",
          "www-authenticate");

  /** Never sent to a client. */
  private static final Set<String> NOT_TO_CLIENT = Set.of("keep-alive", "transfer-encoding", "via");

  private Headers() {}

  /** The client's headers that a proxy integration passes on. */
  static HttpFields.Mutable toBackend(HttpFields headers) {
    HttpFields.Mutable passed = HttpFields.build();
    for (HttpField header : headers) {
      if (!NOT_TO_BACKEND.contains(header.getLowerCaseName())) {
        passed.add(header);
      }
    }
    return passed;
  }

  /** The backend's headers that a proxy integration passes on. */
  static HttpFields.Mutable toClient(HttpFields headers) {
    HttpFields.Mutable passed = HttpFields.build();
    for (HttpField header : headers) {
      add(passed, header.getName(), header.getValue(), REMAPPED);
    }
    return passed;
  }

  /** Adds a header that a mapping sets. */
  static void map(HttpFields.Mutable toClient, String name, String value) {
    if (REMAPPED_IF_MAPPED.contains(name.toLowerCase(Locale.ROOT))) {
      toClient.add("x-amzn-Remapped-" + name, value);
    } else {
      add(toClient, name, value, REMAPPED);
    }
  }

  private static void add(
      HttpFields.Mutable toClient, String name, String value, Set<String> remapped) {
    String key = name.toLowerCase(Locale.ROOT);
    if (NOT_TO_CLIENT.contains(key)) {
      return;
    }
    toClient.add(remapped.contains(key) ? "x-amzn-Remapped-" + name : name, value);
  }

  static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }
}
