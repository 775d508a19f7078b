package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.Expressions;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.execute.integrate.BackendClient;
import dev.ingressmap.localstage.model.api.GatewayResponseType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an API makes of the answers that API Gateway gives by itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/customize-gateway-responses.html">
 *     Gateway responses</a>
 */
final class GatewayResponses {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String METHOD_REQUEST = "method.request.";
  private static final String TARGET = "gatewayresponse.header.";
  private static final String NAME = "((?:context|stageVariables|method\\.request)(?:\\.[\\w-]+)+)";

  /** API Gateway's payload quota; a variable can stand for much, and in many places. */
  private static final int MAX_LENGTH = BackendClient.MAX_BODY;

  /** Templates of gateway responses know variables and nothing else. */
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{" + NAME + "}|" + NAME + ")");

  private GatewayResponses() {}

  /** The answer in AWS's own words. */
  static ClientAnswer plain(GatewayFailure failure) {
    GatewayResponse refusal = failure.response();
    return new ClientAnswer(
        refusal.status(), refusal.headers(), Payload.of(refusal.body(failure.said())));
  }

  /** The answer in the words of the API that was called, if it has any. */
  static ClientAnswer answer(GatewayFailure failure, Call call) {
    GatewayResponse refusal = failure.response();
    GatewayResponseType type = refusal.type();
    var response = type == null ? null : call.definition().components().customGatewayResponse(type);
    if (type == null || response == null) {
      return plain(failure);
    }
    call.values()
        .put(
            "error",
            Map.of(
                "message", Objects.requireNonNullElse(failure.said(), "null"),
                "messageString", JSON.writeValueAsString(failure.said()),
                "responseType", type.name(),
                "validationErrorString", failure.validationError()));
    HttpFields.Mutable headers = HttpFields.build(refusal.headers());
    String contentType =
        Objects.requireNonNull(
            MediaTypes.accepted(
                call.request().getHeaders().get(HttpHeader.ACCEPT),
                response.responseTemplates().keySet()));
    headers.put(HttpHeader.CONTENT_TYPE, contentType);
    response
        .responseParameters()
        .forEach((target, source) -> {
          @Nullable String value = value(source, call);
          if (value != null) {
            Headers.setForClient(headers, target.substring(TARGET.length()), List.of(value));
          }
        });
    String statusCode = response.statusCode();
    return new ClientAnswer(
        statusCode == null ? refusal.status() : Integer.parseInt(statusCode),
        headers,
        Payload.of(filled(response.responseTemplates().get(contentType), call)));
  }

  private static String filled(@Nullable String template, Call call) {
    StringBuilder filled = new StringBuilder();
    Matcher variable = VARIABLE.matcher(template == null ? "" : template);
    while (variable.find()) {
      String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
      variable.appendReplacement(
          filled, Matcher.quoteReplacement(Objects.requireNonNullElse(value(name, call), "")));
      if (filled.length() > MAX_LENGTH) {
        throw new IllegalStateException("more than " + MAX_LENGTH + " characters");
      }
    }
    return variable.appendTail(filled).toString();
  }

  private static @Nullable String value(String source, Call call) {
    if (!source.startsWith(METHOD_REQUEST)) {
      return Expressions.shared(source, call.stageVariables(), call);
    }
    String[] parts = source.substring(METHOD_REQUEST.length()).split("\\.", 2);
    String name = parts.length < 2 ? "" : parts[1];
    return switch (parts[0]) {
      case "path" -> call.pathParameters().get(name);
      case "header" -> last(call.request().getHeaders().getValuesList(name));
      case "multivalueheader" -> joined(call.request().getHeaders().getValuesList(name));
      case "querystring" -> last(query(name, call));
      case "multivaluequerystring" -> joined(query(name, call));
      default -> null;
    };
  }

  /** The values of a parameter of the query: none, if it is the query that is wrong. */
  private static List<String> query(String name, Call call) {
    try {
      return Request.extractQueryParameters(call.request()).getValuesOrEmpty(name);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return List.of();
    }
  }

  private static @Nullable String last(List<String> values) {
    return values.isEmpty() ? null : values.getLast();
  }

  private static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : String.join(",", values);
  }
}
