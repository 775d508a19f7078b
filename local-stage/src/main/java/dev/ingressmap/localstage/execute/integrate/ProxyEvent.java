package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.RequestParameters;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Fields;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event that describes a call to a Lambda function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format">
 *     Input format</a>
 */
public final class ProxyEvent {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> OF_THE_GATEWAY =
      List.of("error", "requestOverride", "responseOverride");

  /** Values that AWS always shows, whether or not they are known. */
  private static final List<String> OF_IDENTITY =
      List.of(
          "accessKey",
          "accountId",
          "caller",
          "cognitoAuthenticationProvider",
          "cognitoAuthenticationType",
          "cognitoIdentityId",
          "cognitoIdentityPoolId",
          "principalOrgId",
          "user",
          "userAgent",
          "userArn");

  private ProxyEvent() {}

  /** The event of a proxy integration. */
  static Payload of(Call call) {
    HttpFields.Mutable headers = HttpFields.build(call.headers());
    Forwarded.add(headers, call.request());
    headers.put(CallIds.TRACE_HEADER, call.ids().traceId());
    // The event is not mapped, but a mapping may be one that no function can have.
    var _ = RequestParameters.of(call);
    ObjectNode event = JSON.createObjectNode();
    describe(event, call, headers);
    for (String field :
        List.of(
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "pathParameters",
            "stageVariables")) {
      if (event.path(field).isEmpty()) {
        event.putNull(field);
      }
    }
    boolean binary =
        MediaTypes.isAmong(
            call.definition().api().binaryMediaTypes(), headers.get(HttpHeader.CONTENT_TYPE));
    if (call.body().isEmpty()) {
      event.putNull("body");
    } else {
      event.put("body", (binary ? call.body().toBase64() : call.body()).text());
    }
    event.put("isBase64Encoded", binary && !call.body().isEmpty());
    return Payload.of(JSON.writeValueAsBytes(event));
  }

  /** Describes a call in an event. */
  public static void describe(ObjectNode event, Call call, HttpFields headers) {
    event
        .put("resource", call.match().resource().path())
        .put("path", call.pathInStage())
        .put("httpMethod", call.request().method());
    ObjectNode single = event.putObject("headers");
    ObjectNode multiple = event.putObject("multiValueHeaders");
    for (HttpField header : headers) {
      single.put(header.getName(), header.getValue());
      multiple.withArrayProperty(header.getName()).add(header.getValue());
    }
    ObjectNode query = event.putObject("queryStringParameters");
    ObjectNode multiValueQuery = event.putObject("multiValueQueryStringParameters");
    for (Fields.Field field : call.query()) {
      query.put(field.getName(), field.getValues().getLast());
      field.getValues().forEach(multiValueQuery.putArray(field.getName())::add);
    }
    put(event, "pathParameters", call.match().pathParameters());
    put(event, "stageVariables", call.stageVariables());
    event.set("requestContext", JSON.valueToTree(context(call)));
  }

  private static Map<String, Object> context(Call call) {
    Map<String, Object> context = new TreeMap<>(call.values());
    OF_THE_GATEWAY.forEach(context::remove);
    if (context.get("identity") instanceof Map<?, ?> known) {
      Map<String, Object> identity = new TreeMap<>();
      OF_IDENTITY.forEach(name -> identity.put(name, null));
      known.forEach((name, value) -> identity.put(name.toString(), value));
      context.put("identity", identity);
    }
    return context;
  }

  private static void put(ObjectNode event, String field, Map<String, String> values) {
    values.forEach(event.putObject(field)::put);
  }
}
