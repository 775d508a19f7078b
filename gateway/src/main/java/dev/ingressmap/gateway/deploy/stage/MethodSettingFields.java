package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.PlainNumber;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.MethodSettings.Cache;
import dev.ingressmap.gateway.settings.Throttle;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.MethodSetting;

/**
 * How a stage throttles, logs and caches a method, as named values in API Gateway's own names.
 *
 * <p>A setting has all of them: AWS fills in those that a patch leaves out.
 */
public final class MethodSettingFields {

  /** The names, and where a patch of a stage has each. */
  static final Map<String, String> PATCHES =
      Map.of(
          "metricsEnabled", "metrics/enabled",
          "loggingLevel", "logging/loglevel",
          "dataTraceEnabled", "logging/dataTrace",
          "throttlingBurstLimit", "throttling/burstLimit",
          "throttlingRateLimit", "throttling/rateLimit",
          "cachingEnabled", "caching/enabled",
          "cacheTtlInSeconds", "caching/ttlInSeconds",
          "cacheDataEncrypted", "caching/dataEncrypted",
          "requireAuthorizationForCacheControl", "caching/requireAuthorizationForCacheControl",
          "unauthorizedCacheControlHeaderStrategy",
              "caching/unauthorizedCacheControlHeaderStrategy");

  /** A limit that is the account's alone. */
  private static final String NO_LIMIT = "-1";

  private static final Cache USUAL_CACHE = new Cache(300, false);

  /** What AWS fills in; of limits that depends on the account. */
  static final Map<String, String> DEFAULTS = defaults();

  private MethodSettingFields() {}

  private static Map<String, String> defaults() {
    Map<String, String> defaults = of(MethodSettings.NONE);
    defaults.keySet().removeIf(name -> name.startsWith("throttling"));
    return Map.copyOf(defaults);
  }

  static SortedMap<String, String> of(MethodSetting live) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put("metricsEnabled", flag(live.metricsEnabled()));
    fields.put("loggingLevel", Objects.requireNonNullElse(live.loggingLevel(), "OFF"));
    fields.put("dataTraceEnabled", flag(live.dataTraceEnabled()));
    Integer burst = live.throttlingBurstLimit();
    fields.put("throttlingBurstLimit", burst == null ? NO_LIMIT : burst.toString());
    Double rate = live.throttlingRateLimit();
    fields.put("throttlingRateLimit", rate == null ? NO_LIMIT : PlainNumber.of(rate));
    fields.put("cachingEnabled", flag(live.cachingEnabled()));
    Integer ttl = live.cacheTtlInSeconds();
    fields.put("cacheTtlInSeconds", String.valueOf(ttl == null ? USUAL_CACHE.ttlSeconds() : ttl));
    fields.put("cacheDataEncrypted", flag(live.cacheDataEncrypted()));
    fields.put(
        "requireAuthorizationForCacheControl",
        flag(Objects.requireNonNullElse(live.requireAuthorizationForCacheControl(), true)));
    fields.put(
        "unauthorizedCacheControlHeaderStrategy",
        Objects.requireNonNullElse(
            live.unauthorizedCacheControlHeaderStrategyAsString(), "SUCCEED_WITH_RESPONSE_HEADER"));
    return fields;
  }

  static SortedMap<String, String> of(MethodSettings desired) {
    SortedMap<String, String> fields = new TreeMap<>();
    Throttle throttle = desired.throttle();
    Cache cache = Objects.requireNonNullElse(desired.cache(), USUAL_CACHE);
    fields.put("metricsEnabled", flag(desired.metrics()));
    fields.put("loggingLevel", desired.logLevel().name());
    fields.put("dataTraceEnabled", flag(desired.logsData()));
    fields.put(
        "throttlingBurstLimit", throttle == null ? NO_LIMIT : String.valueOf(throttle.burst()));
    fields.put(
        "throttlingRateLimit", throttle == null ? NO_LIMIT : PlainNumber.of(throttle.rate()));
    fields.put("cachingEnabled", flag(desired.cache() != null));
    fields.put("cacheTtlInSeconds", String.valueOf(cache.ttlSeconds()));
    fields.put("cacheDataEncrypted", flag(cache.encrypted()));
    fields.put("requireAuthorizationForCacheControl", "true");
    fields.put("unauthorizedCacheControlHeaderStrategy", "SUCCEED_WITH_RESPONSE_HEADER");
    return fields;
  }

  /** The limit that named values of a stage have for a method, or for all; null for none. */
  public static @Nullable Throttle throttle(Map<String, String> stage, String method) {
    String name = StageSettingFields.METHODS + method + ".throttling";
    String rate = stage.getOrDefault(name + "RateLimit", NO_LIMIT);
    String burst = stage.getOrDefault(name + "BurstLimit", NO_LIMIT);
    return rate.equals(NO_LIMIT) || burst.equals(NO_LIMIT)
        ? null
        : new Throttle(Double.parseDouble(rate), Integer.parseInt(burst));
  }

  private static String flag(@Nullable Boolean value) {
    return String.valueOf(Boolean.TRUE.equals(value));
  }
}
