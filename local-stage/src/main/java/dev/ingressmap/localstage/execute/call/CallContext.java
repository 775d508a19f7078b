package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.template.TimedMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The {@code $context} of a call, which its templates share and may change.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
 *     Context variables</a>
 */
public final class CallContext {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Served served;
  private final Request request;
  private final CallIds ids;
  private final InvokeAddress address;
  private final Stage stage;
  private final StageTarget target;
  // Whether there is one, only routing tells.
  private @Nullable RouteMatch match;
  private @Nullable ApiKey key;
  // Most calls never ask for it.
  private @Nullable Map<String, Object> values;

  /** The context of a request. */
  public CallContext(
      Served served,
      Request request,
      CallIds ids,
      InvokeAddress address,
      Stage stage,
      StageTarget target) {
    this.served = served;
    this.request = request;
    this.ids = ids;
    this.address = address;
    this.stage = stage;
    this.target = target;
  }

  /** Notes the method that the call is for. */
  public void at(RouteMatch match) {
    this.match = match;
  }

  /** Notes the key by which the call was let in, null where it needs none. */
  public void by(@Nullable ApiKey key) {
    this.key = key;
  }

  /** What there was when the call came. */
  public Served served() {
    return served;
  }

  public Stage stage() {
    return stage;
  }

  public Request request() {
    return request;
  }

  public String apiId() {
    return address.apiId();
  }

  public String stageName() {
    return stage.stageName();
  }

  /** The path below the stage, still encoded. */
  public String pathInStage() {
    return address.path();
  }

  /** Notes what an authorizer says of the caller. */
  public void authorized(Map<String, ?> authorizer) {
    values().put("authorizer", authorizer);
  }

  /** The parameters of the path by name, still encoded; none where no method was found. */
  public Map<String, String> pathParameters() {
    return match == null ? Map.of() : match.pathParameters();
  }

  public Map<String, Object> values() {
    if (values == null) {
      values = read();
    }
    return values;
  }

  /** What templates have put into an override such as {@code requestOverride}. */
  public Overrides overrides(String name) {
    return new Overrides(values == null ? null : values.get(name));
  }

  private Map<String, Object> read() {
    Instant time = Instant.now();
    String domain = address.domain();
    Map<String, Object> context = new TimedMap<>();
    context.put("accountId", RestApis.ACCOUNT_ID);
    context.put("apiId", address.apiId());
    context.put("deploymentId", target.deployment().id());
    context.put("domainName", domain);
    context.put("domainPrefix", domain.replaceFirst("\\..*", ""));
    context.put("extendedRequestId", ids.extendedRequestId());
    context.put("httpMethod", request.getMethod());
    context.put("identity", identity());
    if (target.canary() != null) {
      context.put("isCanaryRequest", target.canary());
    }
    context.put("path", address.requestPath());
    context.put("protocol", request.getConnectionMetaData().getProtocol());
    context.put("requestId", ids.requestId());
    context.put("requestTime", TIME.format(time));
    context.put("requestTimeEpoch", time.toEpochMilli());
    if (match != null) {
      context.put("resourceId", match.resource().id());
      context.put("resourcePath", match.resource().path());
    }
    context.put("stage", stage.stageName());
    context.put("requestOverride", Overrides.empty("header", "path", "querystring"));
    context.put("responseOverride", Overrides.empty("header"));
    return context;
  }

  private Map<String, Object> identity() {
    Map<String, Object> identity = new TimedMap<>();
    identity.put("sourceIp", Request.getRemoteAddr(request));
    if (key != null) {
      identity.put("apiKey", key.value());
      identity.put("apiKeyId", key.id());
    }
    @Nullable String userAgent = request.getHeaders().get(HttpHeader.USER_AGENT);
    if (userAgent != null) {
      identity.put("userAgent", userAgent);
    }
    return identity;
  }
}
