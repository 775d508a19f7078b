package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.MethodArn;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.util.Fields;
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
  private static final List<String> OF_THE_GATEWAY =
      List.of("error", "requestOverride", "responseOverride");

  private AuthorizerEvent() {}

  static Payload of(Authorizer authorizer, List<String> identity, Call call) {
    ObjectNode event =
        JSON.createObjectNode()
            .put("type", authorizer.type().name())
            .put("methodArn", MethodArn.of(call));
    if (authorizer.type() == AuthorizerType.TOKEN) {
      event.put("authorizationToken", identity.getFirst());
    } else {
      describe(event, call);
    }
    return Payload.of(JSON.writeValueAsBytes(event));
  }

  private static void describe(ObjectNode event, Call call) {
    event
        .put("resource", call.match().resource().path())
        .put("path", call.pathInStage())
        .put("httpMethod", call.request().getMethod());
    ObjectNode headers = event.putObject("headers");
    ObjectNode multiValueHeaders = event.putObject("multiValueHeaders");
    for (HttpField header : call.headers()) {
      headers.put(header.getName(), header.getValue());
      multiValueHeaders.withArrayProperty(header.getName()).add(header.getValue());
    }
    ObjectNode query = event.putObject("queryStringParameters");
    ObjectNode multiValueQuery = event.putObject("multiValueQueryStringParameters");
    for (Fields.Field field : call.query()) {
      query.put(field.getName(), field.getValues().getLast());
      field.getValues().forEach(multiValueQuery.putArray(field.getName())::add);
    }
    put(event, "pathParameters", call.match().pathParameters());
    put(event, "stageVariables", call.stageVariables());
    Map<String, Object> context = new TreeMap<>(call.values());
    OF_THE_GATEWAY.forEach(context::remove);
    event.set("requestContext", JSON.valueToTree(context));
  }

  private static void put(ObjectNode event, String field, Map<String, String> values) {
    values.forEach(event.putObject(field)::put);
  }
}
