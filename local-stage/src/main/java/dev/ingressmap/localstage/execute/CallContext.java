package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.RestApis;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $context} of a call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
 *     Context variables</a>
 */
final class CallContext {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private CallContext() {}

  static Map<String, Object> of(Invocation call) {
    Request request = call.request();
    Instant time = Instant.now();
    Map<String, Object> context = new HashMap<>();
    context.put("accountId", RestApis.ACCOUNT_ID);
    context.put("apiId", call.definition().api().id());
    context.put("domainName", Request.getServerName(request));
    context.put("extendedRequestId", call.ids().extendedRequestId());
    context.put("httpMethod", request.getMethod());
    context.put("identity", identity(request));
    context.put("path", request.getHttpURI().getPath());
    context.put("protocol", request.getConnectionMetaData().getProtocol());
    context.put("requestId", call.ids().requestId());
    context.put("requestTime", TIME.format(time));
    context.put("requestTimeEpoch", time.toEpochMilli());
    context.put("resourceId", call.match().resource().id());
    context.put("resourcePath", call.match().resource().path());
    context.put("stage", call.stage().stageName());
    return context;
  }

  private static Map<String, Object> identity(Request request) {
    Map<String, Object> identity = new HashMap<>();
    identity.put("sourceIp", Request.getRemoteAddr(request));
    @Nullable String userAgent = request.getHeaders().get(HttpHeader.USER_AGENT);
    if (userAgent != null) {
      identity.put("userAgent", userAgent);
    }
    return identity;
  }
}
