package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.function.FunctionAnswer;
import dev.ingressmap.localstage.http.HeaderSize;
import dev.ingressmap.localstage.http.Shortened;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of a function behind a proxy integration. All fields may be missing, but there may be
 * no others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format">
 *     Output format</a>
 */
final class ProxyAnswer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> FIELDS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

  private static final Pattern STATUS = Pattern.compile("[2-5][0-9][0-9]");
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[^\\x00-\\x08\\x0a-\\x1f\\x7f]*");

  private ProxyAnswer() {}

  static ClientAnswer of(FunctionAnswer answer, Call call) {
    JsonNode json = read(answer);
    return new ClientAnswer(status(json.path("statusCode")), toClient(json), body(json, call));
  }

  /** The answer to a client that gets the body as it arrives, after the metadata. */
  static ClientAnswer streamed(String metadata, Content.Source body) {
    JsonNode json = object(metadata);
    HttpFields.Mutable headers = toClient(json);
    json.path("cookies").forEach(cookie -> headers.add("Set-Cookie", text("Set-Cookie", cookie)));
    return ClientAnswer.streamed(status(json.path("statusCode")), headers, body);
  }

  private static HttpFields.Mutable toClient(JsonNode json) {
    HttpFields sent = headers(json);
    if (HeaderSize.of(sent) > BackendClient.MAX_HEADERS) {
      throw malformed("its headers have more than " + BackendClient.MAX_HEADERS + " bytes");
    }
    HttpFields.Mutable headers = Headers.passedToClient(sent);
    if (!headers.contains(HttpHeader.CONTENT_TYPE)) {
      headers.put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
    }
    return headers;
  }

  /**
   * The headers of both fields. A single value is added to those of its header, under the name that
   * they have, unless it is among them.
   */
  private static HttpFields headers(JsonNode json) {
    HttpFields.Mutable sent = HttpFields.build();
    // A function may have any number of them, so each is looked up at once.
    Map<String, String> names = new HashMap<>();
    Map<String, Set<String>> values = new HashMap<>();
    json.path("multiValueHeaders")
        .forEachEntry((name, list) -> {
          if (!list.isArray()) {
            throw malformed("multiValueHeaders." + name + " is no list");
          }
          String key = name.toLowerCase(Locale.ROOT);
          list.forEach(value -> {
            String text = text(name, value);
            names.putIfAbsent(key, name);
            values.computeIfAbsent(key, header -> new HashSet<>()).add(text);
            sent.add(name, text);
          });
        });
    json.path("headers")
        .forEachEntry((name, value) -> {
          String key = name.toLowerCase(Locale.ROOT);
          String text = text(name, value);
          if (values.computeIfAbsent(key, header -> new HashSet<>()).add(text)) {
            sent.add(names.computeIfAbsent(key, header -> name), text);
          }
        });
    return sent;
  }

  private static JsonNode read(FunctionAnswer answer) {
    if (answer.error() != null) {
      throw failed(answer);
    }
    JsonNode json = object(answer.payload());
    for (String field : json.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw malformed("it has a field " + Shortened.of(field));
      }
    }
    return json;
  }

  private static JsonNode object(String text) {
    JsonNode json = json(text);
    if (!json.isObject()) {
      throw malformed("it is no object: " + Shortened.of(text));
    }
    for (String field : List.of("headers", "multiValueHeaders")) {
      if (json.has(field) && !json.path(field).isObject() && !json.path(field).isNull()) {
        throw malformed(field + " is no object");
      }
    }
    return json;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw malformed("it is not JSON: " + Shortened.of(text));
    }
  }

  /** How a call ends whose function has failed. */
  static GatewayFailure failed(FunctionAnswer answer) {
    return new GatewayFailure(
        GatewayResponse.MALFORMED_ANSWER,
        "Lambda execution failed with status 200 due to customer function error: "
            + Shortened.of(json(answer.payload()).path("errorMessage").asString("")));
  }

  private static int status(JsonNode status) {
    if (status.isMissingNode() || status.isNull()) {
      return 200;
    }
    String text = status.isString() || status.isNumber() ? status.asString() : status.toString();
    if (!STATUS.matcher(text).matches()) {
      throw malformed("statusCode is " + Shortened.of(text));
    }
    return Integer.parseInt(text);
  }

  private static String text(String name, JsonNode value) {
    String text =
        value.isString() || value.isBoolean() || value.isNumber() ? value.asString() : null;
    if (text == null || !VALUE.matcher(text).matches() || !HEADER.matcher(name).matches()) {
      throw malformed("header " + Shortened.of(name) + " is " + Shortened.of(value));
    }
    return text;
  }

  private static Payload body(JsonNode json, Call call) {
    JsonNode body = json.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return Payload.EMPTY;
    }
    if (!body.isString()) {
      throw malformed("body is no text");
    }
    Payload text = Payload.of(body.stringValue());
    boolean decodes =
        json.path("isBase64Encoded").asBoolean(false)
            && MediaTypes.isAmong(
                call.definition().api().binaryMediaTypes(), call.headers().get(HttpHeader.ACCEPT));
    return decodes ? text.fromBase64() : text;
  }

  static GatewayFailure malformed(String reason) {
    return new GatewayFailure(
        GatewayResponse.MALFORMED_ANSWER,
        "Execution failed due to configuration error: Malformed Lambda proxy response: " + reason);
  }
}
