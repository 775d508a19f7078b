package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Headers;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.mapping.Sources;
import dev.ingressmap.localstage.model.api.GatewayResponseType;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies an API's gateway responses to the answers that API Gateway generates itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/customize-gateway-responses.html">
 *     Gateway responses</a>
 */
final class GatewayResponses {

  private static final JsonMapper JSON = new JsonMapper();

  private GatewayResponses() {}

  /** The answer in AWS's own words. */
  static ClientAnswer plain(GatewayFailure failure) {
    GatewayResponse refusal = failure.response();
    return new ClientAnswer(
        refusal.status(), refusal.headers(), Payload.of(refusal.body(failure.said())));
  }

  /** The answer in the words of the API that was called, if it sets any. */
  static ClientAnswer answer(GatewayFailure failure, Call call) {
    GatewayResponse refusal = failure.response();
    GatewayResponseType type = refusal.type();
    var response = type == null ? null : call.definition().components().customGatewayResponse(type);
    call.values()
        .put(
            "error",
            Map.of(
                "message", Objects.requireNonNullElse(failure.said(), "null"),
                "messageString", JSON.writeValueAsString(failure.said()),
                "responseType", String.valueOf(type),
                "validationErrorString", failure.validationError()));
    if (type == null || response == null) {
      return plain(failure);
    }
    HttpFields.Mutable headers = HttpFields.build(refusal.headers());
    String contentType =
        Objects.requireNonNull(
            MediaTypes.accepted(
                call.request().headers().get(HttpHeader.ACCEPT),
                response.responseTemplates().keySet()));
    headers.put(HttpHeader.CONTENT_TYPE, contentType);
    Sources sources = new RefusalSources(call);
    Headers.mapForClient(headers, response.responseParameters(), sources);
    String template = Objects.requireNonNull(response.responseTemplates().get(contentType));
    String statusCode = response.statusCode();
    return new ClientAnswer(
        statusCode == null ? refusal.status() : Integer.parseInt(statusCode),
        headers,
        Payload.of(GatewayTemplate.of(template).fill(sources)));
  }
}
