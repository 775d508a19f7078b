package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.ThrottleSettings;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.ApiStage;
import dev.ingressmap.localstage.model.account.KeyUsage;
import dev.ingressmap.localstage.model.account.QuotaSettings;
import dev.ingressmap.localstage.model.account.UsagePlan;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.stage.MethodSetting;
import dev.ingressmap.localstage.model.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an API with {@code GET /keyed}, {@code GET /other} and {@code ANY /any}, which require a
 * key, and {@code GET /open}, by a test's own clock.
 */
final class KeyedCalls implements AutoCloseable {

  private Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private final DataPlane plane = new DataPlane(() -> now);
  private final DeployedApi api;

  KeyedCalls() {
    SampleIntegration says =
        SampleIntegration.saying("$context.identity.apiKeyId $context.identity.apiKey");
    api =
        plane.deploy(
            new SampleApi()
                .route("GET", "/keyed", AuthorizationType.NONE, true, says)
                .route("GET", "/other", AuthorizationType.NONE, true, says)
                .route("ANY", "/any", AuthorizationType.NONE, true, says)
                .route("GET", "/open", AuthorizationType.NONE, false, says));
  }

  DataPlane plane() {
    return plane;
  }

  DeployedApi api() {
    return api;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void at(String instant) {
    now = Instant.parse(instant);
  }

  ApiKey key(boolean enabled) {
    return plane.key(enabled);
  }

  /** A usage plan for the stage, with limits by method. */
  UsagePlan plan(
      @Nullable ThrottleSettings throttle,
      @Nullable QuotaSettings quota,
      Map<String, ThrottleSettings> methods) {
    return plane
        .apis()
        .usagePlans()
        .add(
            new UsagePlan(
                Identifier.ofUsagePlan(),
                "plan",
                null,
                List.of(new ApiStage(api.id(), "v1", methods)),
                throttle,
                quota,
                null,
                Map.of()));
  }

  /** An enabled key in a usage plan. */
  ApiKey keyOf(UsagePlan plan) {
    return plane.apis().usagePlans().addKey(plan.id(), key(true).id());
  }

  KeyUsage usage(UsagePlan plan, ApiKey key) {
    return plane.apis().usagePlans().usage(plan.id(), key.id());
  }

  /** Throttles methods of the stage, by {@code path/METHOD} or {@code *}{@code /*}. */
  void throttleStage(String method, int burst, double rate) {
    MethodSetting all = MethodSetting.DEFAULT;
    MethodSetting setting =
        new MethodSetting(
            all.metricsEnabled(),
            all.loggingLevel(),
            all.dataTraceEnabled(),
            burst,
            rate,
            all.cachingEnabled(),
            all.cacheTtlInSeconds(),
            all.cacheDataEncrypted(),
            all.requireAuthorizationForCacheControl(),
            all.unauthorizedCacheControlHeaderStrategy());
    plane
        .apis()
        .update(
            api.id(),
            hosted -> {
              Stage stage = hosted.stage("v1");
              return hosted.with(
                  new Stage(
                      stage.stageName(),
                      stage.deploymentId(),
                      null,
                      false,
                      null,
                      Map.of(method, setting),
                      Map.of(),
                      null,
                      null,
                      null,
                      null,
                      false,
                      Map.of(),
                      now,
                      now));
            });
  }

  /** The statuses of several calls, one after the other. */
  List<Integer> statuses(int calls, String path, @Nullable ApiKey key) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      statuses.add(
          key == null
              ? api.get(path).status()
              : api.get(path, "x-api-key: " + key.value()).status());
    }
    return statuses;
  }

  @Override
  public void close() {
    plane.close();
  }
}
