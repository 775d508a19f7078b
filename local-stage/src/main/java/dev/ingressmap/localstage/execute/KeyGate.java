package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.ClientRequest;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.RouteMatch;
import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Served;
import dev.ingressmap.localstage.model.account.Subscription;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import dev.ingressmap.localstage.model.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers in that have a key, if the method requires one, as often as the usage plan and the
 * stage allow. The plan's limits are checked first and its quota last, so a throttled request uses
 * up no quota.
 */
final class KeyGate {

  private static final String HEADER = "x-api-key";

  private final RestApis apis;
  private final InstantSource clock;
  private final Throttles throttles = new Throttles();

  KeyGate(RestApis apis, InstantSource clock) {
    this.apis = apis;
    this.clock = clock;
  }

  /**
   * Checks a call's API key and its limits, once its caller is known.
   *
   * @throws GatewayFailure if it has no valid key or exceeds a limit
   */
  void admit(Call call) {
    call.admitted(
        pass(call.served(), call.definition().api(), call.stage(), call.match(), call.request()));
  }

  private @Nullable ApiKey pass(
      Served served, RestApi api, Stage stage, RouteMatch match, ClientRequest request) {
    Subscription subscription =
        match.method().apiKeyRequired() ? subscription(served, api, stage, request) : null;
    @Nullable MethodSetting setting =
        stage.methodSettings().isEmpty()
            ? null
            : stage.methodSetting(match.resource().path(), request.method());
    if (subscription == null && setting == null) {
      return null;
    }
    Instant now = clock.instant();
    long nanos = Duration.between(Instant.EPOCH, now).toNanos();
    if (subscription != null) {
      throttle(subscription, match, nanos);
    }
    if (setting != null && setting.throttlingRateLimit() >= 0) {
      take(
          new OfMethod(api.id(), stage.stageName(), match.resource().id(), request.method()),
          Math.max(setting.throttlingBurstLimit(), 0),
          setting.throttlingRateLimit(),
          nanos);
    }
    if (subscription == null) {
      return null;
    }
    long day = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
    if (!subscription.usage().take(subscription.plan().quota(), day)) {
      throw new GatewayFailure(
          GatewayResponse.QUOTA_EXCEEDED,
          "the quota of usage plan " + subscription.plan().id() + " is used up");
    }
    return subscription.key();
  }

  private Subscription subscription(
      Served served, RestApi api, Stage stage, ClientRequest request) {
    if (api.apiKeySource() == ApiKeySource.AUTHORIZER) {
      throw new GatewayFailure(
          GatewayResponse.INVALID_API_KEY, "keys of authorizers are not run here");
    }
    @Nullable String value = request.headers().get(HEADER);
    @Nullable ApiKey key = value == null ? null : apis.apiKeys().ofValue(value);
    @Nullable Subscription subscription =
        key == null || !key.enabled()
            ? null
            : apis.usagePlans().find(served, key, api.id(), stage.stageName());
    if (subscription == null) {
      throw new GatewayFailure(
          GatewayResponse.INVALID_API_KEY,
          "no enabled API key of a usage plan with stage " + api.id() + ":" + stage.stageName());
    }
    return subscription;
  }

  private void throttle(Subscription subscription, RouteMatch match, long nanos) {
    String plan = subscription.plan().id();
    String key = subscription.key().id();
    ThrottleSettings ofMethod = subscription.throttleOf(match.resource(), match.method());
    if (ofMethod != null) {
      take(
          new OfMethodAndKey(
              plan, key, subscription.stage().key(), match.resource().path(), verb(match)),
          ofMethod.burstLimit(),
          ofMethod.rateLimit(),
          nanos);
    }
    ThrottleSettings ofPlan = subscription.plan().throttle();
    if (ofPlan != null) {
      take(new OfKey(plan, key), ofPlan.burstLimit(), ofPlan.rateLimit(), nanos);
    }
  }

  private void take(Object of, int burst, double rate, long nanos) {
    if (!throttles.take(of, burst, rate, nanos)) {
      throw new GatewayFailure(GatewayResponse.THROTTLED, "throttled: " + of);
    }
  }

  private static String verb(RouteMatch match) {
    return match.method().httpMethod();
  }

  private record OfMethodAndKey(
      String plan, String key, String stage, String path, String httpMethod) {}

  private record OfKey(String plan, String key) {}

  private record OfMethod(String apiId, String stage, String resourceId, String httpMethod) {}
}
