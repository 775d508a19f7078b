package dev.ingressmap.localstage.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** An answer in JSON. It is about one moment, so nobody may store it. */
public record JsonAnswer(int status, Object body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** An answer that only says something. */
  public static JsonAnswer message(int status, String message) {
    return new JsonAnswer(status, Map.of("message", message));
  }

  public void write(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, JSON.writeValueAsString(body), callback);
  }
}
