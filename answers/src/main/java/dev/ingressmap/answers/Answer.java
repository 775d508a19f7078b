package dev.ingressmap.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** A response known in advance. Its bytes are prepared once and written as often as needed. */
public final class Answer {

  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

  private final String route;
  private final int status;
  private final HttpFields headers;
  private final ByteBuffer body;

  private Answer(String route, int status, HttpFields headers, ByteBuffer body) {
    if (!route.startsWith("/")) {
      throw new IllegalArgumentException("route is not a path: " + route);
    }
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status is not a final one: " + status);
    }
    this.route = route;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** An answer that no cache may store. Metrics count it under the path pattern {@code route}. */
  public static Answer of(String route, int status, String contentType, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    HttpFields headers =
        HttpFields.build()
            .add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, contentType))
            .add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, bytes.length))
            .add(new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"))
            .asImmutable();
    // A direct buffer, or else the socket would copy it each time.
    return new Answer(
        route, status, headers, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
  }

  /** An RFC 9457 problem with this status and an optional detail. */
  public static Answer problem(String route, int status, @Nullable String detail) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
    return of(
        route, status, MediaType.APPLICATION_PROBLEM_JSON_VALUE, JSON.writeValueAsString(problem));
  }

  /** This answer with a header, which replaces one of the same name. */
  public Answer with(String header, String value) {
    HttpFields.Mutable fields = HttpFields.build(headers);
    fields.put(new PreEncodedHttpField(header, value));
    return new Answer(route, status, fields.asImmutable(), body);
  }

  String route() {
    return route;
  }

  public int status() {
    return status;
  }

  /** Writes this answer. For HEAD, the server itself leaves out the body. */
  void write(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().add(headers);
    response.write(true, body.slice(), callback);
  }
}
