package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.template.TimedMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * One call of a stage, from its arrival to its answer. Each phase adds what it finds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
 *     Context variables</a>
 */
public final class Call {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The state that was served when the call arrived. */
  private final Served served;

  private final ClientRequest request;
  private final CallIds ids;
  private final InvokeAddress address;
  private final HostedApi api;
  private final Stage stage;

  /** The deployment that answers: the stage's or its canary's. */
  private final StageTarget target;

  /** The method that the call is for; null until it is found. */
  private @Nullable RouteMatch match;

  /**
   * The headers of the request, without those of its connection; null until they are first used.
   */
  private @Nullable HttpFields headers;

  /** The key that let the call in; null if it needs none. */
  private @Nullable ApiKey key;

  /** The body of the request; empty until it is read. */
  private Payload body = Payload.EMPTY;

  /** The {@code $context}, which templates share and may change; null until it is first used. */
  private @Nullable Map<String, Object> values;

  private ExecutionLog log = ExecutionLog.OFF;

  /** Whether its integration was asked. */
  private boolean passedOn;

  /** A call that has arrived at a stage, whether or not there is a method for it. */
  public Call(
      Served served,
      ClientRequest request,
      CallIds ids,
      InvokeAddress address,
      HostedApi api,
      Stage stage,
      StageTarget target) {
    this.served = served;
    this.request = request;
    this.ids = ids;
    this.address = address;
    this.api = api;
    this.stage = stage;
    this.target = target;
  }

  /** Records the method that the call is for. */
  public void found(RouteMatch found) {
    this.match = found;
  }

  /** Keeps its execution log from now on. */
  public void keep(ExecutionLog kept) {
    this.log = kept;
  }

  public ExecutionLog log() {
    return log;
  }

  /** Records the key that let the call in; null if it needs none. */
  public void admitted(@Nullable ApiKey by) {
    this.key = by;
  }

  /** Records that its integration is asked: nothing before that has answered. */
  public void passOn() {
    this.passedOn = true;
  }

  public boolean isPassedOn() {
    return passedOn;
  }

  /** The key that let the call in; null if it needs none. */
  public @Nullable ApiKey key() {
    return key;
  }

  /** Records what an authorizer says about the caller. */
  public void authorized(Map<String, ?> authorizer) {
    values().put("authorizer", authorizer);
  }

  /** Records the body of the request. */
  public void read(Payload payload) {
    this.body = payload;
  }

  /** The state that was served when the call arrived. */
  public Served served() {
    return served;
  }

  public ClientRequest request() {
    return request;
  }

  public CallIds ids() {
    return ids;
  }

  public HostedApi api() {
    return api;
  }

  public String apiId() {
    return address.apiId();
  }

  public Stage stage() {
    return stage;
  }

  public String stageName() {
    return stage.stageName();
  }

  public Deployment deployment() {
    return target.deployment();
  }

  /** The API as it was deployed. */
  public ApiDefinition definition() {
    return target.deployment().definition();
  }

  /** Whether the stage's canary answers. */
  public boolean isCanary() {
    return Boolean.TRUE.equals(target.canary());
  }

  public Map<String, String> stageVariables() {
    return target.variables();
  }

  /** The path below the stage, still encoded. */
  public String pathInStage() {
    return address.path();
  }

  /**
   * The method that the call is for.
   *
   * @throws NullPointerException if none was found yet
   */
  public RouteMatch match() {
    return Objects.requireNonNull(match, "no method was found yet");
  }

  /** The method that the call is for; null until it is found. */
  public @Nullable Method method() {
    return match == null ? null : match.method();
  }

  public Integration integration() {
    return match().method().integration();
  }

  /** The path parameters by name, still encoded; empty if no method was found. */
  public Map<String, String> pathParameters() {
    return match == null ? Map.of() : match.pathParameters();
  }

  /** The headers of the request, without those of its connection. */
  public HttpFields headers() {
    if (headers == null) {
      headers = Headers.fromClient(request.headers());
    }
    return headers;
  }

  /** The query's parameters, decoded. */
  public Fields query() {
    try {
      return request.parameters();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new GatewayFailure(GatewayResponse.BAD_REQUEST, "unreadable query: " + e.getMessage());
    }
  }

  /** The values of a query parameter, in their order. */
  public List<String> query(String name) {
    return query().getValuesOrEmpty(name);
  }

  public Payload body() {
    return body;
  }

  /** The method's name in messages for people. */
  public String describe() {
    return match == null
        ? "API " + apiId()
        : "API %s, %s %s".formatted(apiId(), match.method().httpMethod(), match.resource().path());
  }

  /** The {@code $context}. */
  public Map<String, Object> values() {
    if (values == null) {
      values = read();
    }
    return values;
  }

  /** What templates have written to an override such as {@code requestOverride}. */
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
    context.put("httpMethod", request.method());
    context.put("identity", identity());
    if (target.canary() != null) {
      context.put("isCanaryRequest", target.canary());
    }
    context.put("path", address.requestPath());
    context.put("protocol", request.protocol());
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
    identity.put("sourceIp", request.address());
    if (key != null) {
      identity.put("apiKey", key.value());
      identity.put("apiKeyId", key.id());
    }
    @Nullable String userAgent = request.headers().get(HttpHeader.USER_AGENT);
    if (userAgent != null) {
      identity.put("userAgent", userAgent);
    }
    return identity;
  }
}
