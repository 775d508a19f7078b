package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.mapping.Mapping;
import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.mapping.Place;
import dev.ingressmap.localstage.mapping.Sources;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The rules for headers that pass through API Gateway, and the names that they get.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">
 *     Important notes</a>
 */
public final class Headers {

  private static final String REMAPPED = "x-amzn-Remapped-";

  /** Headers of the client's connection: neither mappings nor backends see them. */
  private static final Set<String> NOT_FROM_CLIENT =
      Set.of(
          "connection",
          "content-length",
          "content-md5",
          "expect",
          "keep-alive",
          "max-forwards",
          "proxy-authenticate",
          "proxy-connection",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "www-authenticate");

  /** Headers that are never sent to a backend, even if a mapping sets them. */
  private static final Set<String> NOT_TO_BACKEND =
      Set.of("connection", "expect", "keep-alive", "proxy-authenticate", "te", "via");

  /** Headers that a mapping must not set. */
  private static final Set<String> RESERVED =
      Set.of("content-length", "transfer-encoding", "x-amzn-trace-id", "x-amzn-apigateway-api-id");

  /** Headers that a mapping to a function must not set. Those of its signature are among them. */
  private static final Set<String> RESERVED_OF_FUNCTION =
      Set.of("authorization", "connection", "expect", "proxy-authenticate", "te");

  private static final Set<String> REMAPPED_OF_BACKEND =
      Set.of(
          "connection", "content-length", "date", "server", "www-authenticate", "x-amzn-requestid");

  private static final Set<String> NOT_OF_BACKEND =
      Set.of("keep-alive", "transfer-encoding", "via");

  private static final Set<String> REMAPPED_OF_MAPPING =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "content-md5",
          "date",
          "expect",
          "host",
          "max-forwards",
          "proxy-authenticate",
          "server",
          "trailer",
          "upgrade",
          "user-agent",
          "www-authenticate",
          "x-amzn-requestid");

  private static final Set<String> NOT_OF_MAPPING = Set.of("keep-alive", "transfer-encoding");

  private Headers() {}

  /** The client's headers, without those of its connection. */
  public static HttpFields fromClient(HttpFields headers) {
    HttpFields.Mutable seen = HttpFields.build(headers.size());
    for (HttpField header : headers) {
      if (!NOT_FROM_CLIENT.contains(header.getLowerCaseName())) {
        seen.add(header);
      }
    }
    headers.getCSV(HttpHeader.CONNECTION, false).forEach(seen::remove);
    return seen.asImmutable();
  }

  /** The client's headers that a proxy integration passes on. */
  public static HttpFields.Mutable passedToBackend(HttpFields fromClient) {
    return HttpFields.build(fromClient)
        .remove(HttpHeader.HOST)
        .remove(HttpHeader.CONTENT_ENCODING)
        .remove(HttpHeader.VIA);
  }

  /** Sets the headers of a mapping. They replace those of the same names. */
  public static void setForBackend(HttpFields.Mutable headers, HttpFields mapped) {
    for (HttpField header : mapped) {
      headers.remove(header.getName());
    }
    for (HttpField header : mapped) {
      if (!NOT_TO_BACKEND.contains(header.getLowerCaseName())) {
        headers.add(header);
      }
    }
  }

  public static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  public static boolean isReservedOfFunction(String name) {
    return isReserved(name) || RESERVED_OF_FUNCTION.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The backend's headers that a proxy integration passes on. */
  public static HttpFields.Mutable passedToClient(HttpFields headers) {
    HttpFields.Mutable passed = HttpFields.build(headers.size() + 4);
    for (HttpField header : headers) {
      String name = header.getLowerCaseName();
      if (REMAPPED_OF_BACKEND.contains(name)) {
        passed.add(REMAPPED + header.getName(), header.getValue());
      } else if (!NOT_OF_BACKEND.contains(name)) {
        passed.add(header);
      }
    }
    return passed;
  }

  /** Sets the headers that mappings define for the client, if they have a value. */
  public static void mapForClient(HttpFields.Mutable headers, Mappings mappings, Sources sources) {
    for (Mapping mapping : mappings) {
      String value = mapping.source().text(sources);
      if (value != null && mapping.parameter().place() == Place.HEADER) {
        setForClient(headers, mapping.parameter().name(), List.of(value));
      }
    }
  }

  /** Sets a header that a mapping defines for the client. */
  public static void setForClient(
      HttpFields.Mutable headers, String name, Iterable<String> values) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!NOT_OF_MAPPING.contains(key)) {
      String sent = REMAPPED_OF_MAPPING.contains(key) ? REMAPPED + name : name;
      headers.remove(sent);
      values.forEach(value -> headers.add(sent, value));
    }
  }
}
