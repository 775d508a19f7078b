package dev.ingressmap.gateway.settings;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.yaml.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route that does not come from a cluster.
 *
 * @param method an HTTP method, or {@code ANY}
 * @param path of the resource, perhaps with variables
 * @param timeoutMillis null for the most of an answer that is not streamed
 * @param streams whether the client gets the answer as it arrives
 * @param authorizer its name; null for none
 * @param origin where it is declared
 */
public record FixedRoute(
    String method,
    String path,
    Target target,
    @Nullable Integer timeoutMillis,
    boolean streams,
    boolean signed,
    @Nullable String authorizer,
    List<String> scopes,
    boolean apiKeyRequired,
    Origin origin) {

  public FixedRoute {
    scopes = List.copyOf(scopes);
  }

  /** Its name in messages. */
  public String describe() {
    return "route " + method + " " + path + " (" + origin + ")";
  }

  /** The error to throw for a field of this route. */
  public InvalidInput invalid(String field, String message) {
    return new InvalidInput(
        origin + ": route " + method + " " + path + ": " + field + ": " + message);
  }

  /** Its backend. */
  public sealed interface Target {}

  /** A URL that gets requests unchanged. */
  public record Http(String url) implements Target {}

  /** A Lambda function that gets requests unchanged. */
  public record Lambda(String function) implements Target {

    public String uri(boolean streams) {
      return streams ? LambdaUri.streaming(function) : LambdaUri.of(function);
    }
  }

  /** A constant answer. */
  public record Mock(int status, String mediaType, String body) implements Target {}
}
