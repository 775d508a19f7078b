package dev.ingressmap.localstage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.Hostile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * An API Gateway whose answers have a wrong value in one field, and whose stages answer every call
 * with a hostile text.
 */
final class PoisonedApiGateway implements AutoCloseable {

  /** With something of each kind that answers can be about. */
  static final String SETTINGS =
      """
      usagePlans: {gold: {throttle: {rate: 5, burst: 5}, quota: {requests: 5, per: day}}}
      authorizers:
        users:
          type: COGNITO_USER_POOLS
          pools: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc"]
      models: {Order: {type: object}}
      api: {responses: {THROTTLED: {status: 503}}}
      stage: {variables: {a: b}, throttle: {rate: 5, burst: 5}}
      domain:
        name: api.example.com
        certificate: arn:aws:acm:eu-central-1:123456789012:certificate/first
      """;

  private static final JsonMapper JSON = new JsonMapper();

  /** The headers that the JDK's client sends by itself. */
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "expect", "upgrade");

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI upstream;
  private final Poison poison;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private volatile @Nullable String poisoned;
  private volatile @Nullable String refused;

  PoisonedApiGateway(URI upstream, Poison poison) throws IOException {
    this.upstream = upstream;
    this.poison = poison;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The fields of answers so far that can be poisoned, and the calls. The list is then emptied. */
  List<String> seen() {
    List<String> fields = List.copyOf(seen);
    seen.clear();
    return fields;
  }

  /** Poisons one field from now on, or refuses one call, which is a field without a pointer. */
  void poison(@Nullable String field) {
    poisoned = field;
    refused = field;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().startsWith("/_aws/execute-api/")) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", "e\u001b[31mvil\u0007\u009b2J");
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      HttpResponse<byte[]> answer = answer(exchange);
      seen.add(call);
      byte[] body = answer.body();
      int status = answer.statusCode();
      if (call.equals(refused)) {
        status = 400;
        body =
            JSON.writeValueAsBytes(
                Map.of("message", Hostile.TEXT, "__type", "BadRequestException"));
      } else if (body.length > 0 && body[0] == '{') {
        JsonNode json = JSON.readTree(body);
        poison(json, call + " ");
        body = JSON.writeValueAsBytes(json);
      }
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HttpResponse<byte[]> answer(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void poison(JsonNode node, String pointer) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.get(name);
        String field = pointer + "/" + name;
        if (!poisons(field, value)) {
          poison(value, field);
        } else if (poison.of(value) == null) {
          object.remove(name);
        } else {
          object.set(name, poison.of(value));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode value = array.get(i);
        if (poisons(pointer + "[]", value)) {
          array.set(i, poison.of(value));
        } else {
          poison(value, pointer);
        }
      }
    }
  }

  private boolean poisons(String field, JsonNode value) {
    if (!poison.takes(value)) {
      return false;
    }
    seen.add(field);
    return field.equals(poisoned);
  }

  /** What happens to a field. */
  enum Poison {
    /** A hostile text is appended to the value. */
    HOSTILE,
    /** The field is removed. */
    MISSING,
    NULL;

    boolean takes(JsonNode value) {
      return this != HOSTILE || value.isString();
    }

    /** The new value; null removes the field. In a list, that is null too. */
    @Nullable JsonNode of(JsonNode value) {
      return switch (this) {
        case HOSTILE -> StringNode.valueOf(value.asString() + Hostile.TEXT);
        case MISSING -> null;
        case NULL -> NullNode.getInstance();
      };
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
