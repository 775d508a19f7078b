package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.call.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** A call that somebody wants to try, as its JSON says it. */
record TriedCall(
    @Nullable String api,
    @Nullable String stage,
    @Nullable String method,
    @Nullable String path,
    @Nullable List<List<String>> headers,
    @Nullable String body,
    boolean sign) {

  private static final JsonMapper JSON = new JsonMapper();

  /** In bytes: the largest body of a call, and room for the rest. */
  private static final int MAX_BODY = 11 * 1024 * 1024;

  /**
   * Reads it from the body of a request.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  static StageRequest read(Request request) throws IOException {
    try (InputStream in = Request.asInputStream(request)) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new IllegalArgumentException("a call may have at most " + MAX_BODY + " bytes");
      }
      TriedCall tried = JSON.readValue(body, TriedCall.class);
      if (tried == null) {
        throw new IllegalArgumentException("the body is not the JSON of a call");
      }
      return tried.request();
    } catch (DatabindException e) {
      // Its own words name classes of Java.
      throw new IllegalArgumentException(
          "the body is not the JSON of a call: a field has a value of the wrong kind", e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "the body is not the JSON of a call: " + e.getOriginalMessage(), e);
    }
  }

  private StageRequest request() {
    return new StageRequest(
        text(api),
        text(stage),
        text(method),
        text(path),
        headers == null ? List.of() : headers,
        Payload.of(text(body)),
        sign);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
