package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.MethodArn;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.execute.integrate.ProxyEvent;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event that an authorizer's Lambda function gets for a call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html">
 *     Input to a Lambda authorizer</a>
 */
final class AuthorizerEvent {

  private static final JsonMapper JSON = new JsonMapper();

  private AuthorizerEvent() {}

  static Payload of(Authorizer authorizer, List<String> identity, Call call) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("type", authorizer.type().name())
            .put("methodArn", MethodArn.of(call));
    if (authorizer.type() == AuthorizerType.TOKEN) {
      event.put("authorizationToken", identity.getFirst());
    } else {
      ProxyEvent.describe(event, call, call.headers());
    }
    return Payload.of(JSON.writeValueAsBytes(event));
  }
}
