package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.RouteMatch;
import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.QuotaSettings;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.Subscription;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import dev.ingressmap.localstage.model.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
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
    call.admitted(pass(call));
  }

  private @Nullable ApiKey pass(Call call) {
    Stage stage = call.stage();
    RouteMatch match = call.match();
    Subscription subscription = match.method().apiKeyRequired() ? subscription(call) : null;
    @Nullable MethodSetting setting =
        stage.methodSettings().isEmpty()
            ? null
            : stage.methodSetting(match.resource().path(), call.request().method());
    call.log().fact("Key", () -> subscription == null ? "none is required" : told(subscription));
    if (subscription == null && setting == null) {
      return null;
    }
    Instant now = clock.instant();
    long nanos = Duration.between(Instant.EPOCH, now).toNanos();
    if (subscription != null) {
      throttle(subscription, call, nanos);
    }
    if (setting != null && setting.throttlingRateLimit() >= 0) {
      String apiId = call.definition().api().id();
      take(
          call,
          "Stage",
          new OfMethod(apiId, stage.stageName(), match.resource().id(), call.request().method()),
          Math.max(setting.throttlingBurstLimit(), 0),
          setting.throttlingRateLimit(),
          nanos);
    }
    if (subscription == null) {
      return null;
    }
    count(subscription, call, now);
    return subscription.key();
  }

  private static String told(Subscription subscription) {
    return "%s (%s), usage plan %s (%s)"
        .formatted(
            subscription.key().name(),
            subscription.key().id(),
            subscription.plan().name(),
            subscription.plan().id());
  }

  /** Counts a request of a key, unless its quota is used up. */
  private static void count(Subscription subscription, Call call, Instant now) {
    QuotaSettings quota = subscription.plan().quota();
    long day = Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds());
    boolean counted = subscription.usage().take(quota, day);
    if (quota != null) {
      call.log()
          .fact(
              "Quota",
              () ->
                  "%d of %d requests a %s are left"
                      .formatted(
                          subscription.usage().remaining(quota, day, day),
                          quota.limit(),
                          quota.period().name().toLowerCase(Locale.ROOT)));
    }
    if (!counted) {
      throw new GatewayFailure(
          GatewayResponse.QUOTA_EXCEEDED,
          "the quota of usage plan " + subscription.plan().id() + " is used up");
    }
  }

  private Subscription subscription(Call call) {
    RestApi api = call.definition().api();
    Stage stage = call.stage();
    if (api.apiKeySource() == ApiKeySource.AUTHORIZER) {
      throw new GatewayFailure(
          GatewayResponse.INVALID_API_KEY, "keys of authorizers are not run here");
    }
    @Nullable String value = call.request().headers().get(HEADER);
    @Nullable ApiKey key = value == null ? null : apis.apiKeys().ofValue(value);
    @Nullable Subscription subscription =
        key == null || !key.enabled()
            ? null
            : apis.usagePlans().find(call.served(), key, api.id(), stage.stageName());
    if (subscription == null) {
      throw new GatewayFailure(
          GatewayResponse.INVALID_API_KEY,
          "no enabled API key of a usage plan with stage " + api.id() + ":" + stage.stageName());
    }
    return subscription;
  }

  private void throttle(Subscription subscription, Call call, long nanos) {
    RouteMatch match = call.match();
    String plan = subscription.plan().id();
    String key = subscription.key().id();
    ThrottleSettings ofMethod = subscription.throttleOf(match.resource(), match.method());
    if (ofMethod != null) {
      take(
          call,
          "Usage plan, this method",
          new OfMethodAndKey(
              plan, key, subscription.stage().key(), match.resource().path(), verb(match)),
          ofMethod.burstLimit(),
          ofMethod.rateLimit(),
          nanos);
    }
    ThrottleSettings ofPlan = subscription.plan().throttle();
    if (ofPlan != null) {
      take(
          call, "Usage plan", new OfKey(plan, key), ofPlan.burstLimit(), ofPlan.rateLimit(), nanos);
    }
  }

  private void take(Call call, String where, Object of, int burst, double rate, long nanos) {
    boolean taken = throttles.take(of, burst, rate, nanos);
    call.log()
        .fact(
            where,
            () ->
                "%d of %d tokens are left, %s a second come back"
                    .formatted(throttles.left(of, nanos), burst, rate));
    if (!taken) {
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
