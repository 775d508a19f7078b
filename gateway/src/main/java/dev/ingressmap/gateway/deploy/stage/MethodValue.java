package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.PlainNumber;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.MethodSettings.Cache;
import dev.ingressmap.gateway.settings.MethodSettings.Refresh;
import dev.ingressmap.gateway.settings.Throttle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a stage's settings for a method: how it is throttled, logged and cached.
 *
 * <p>A method has all of these values or none: AWS fills in those that a patch leaves out.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its functions have no state.
public enum MethodValue {
  METRICS("metricsEnabled", "metrics/enabled", desired -> String.valueOf(desired.metrics())),
  LOG_LEVEL("loggingLevel", "logging/loglevel", desired -> desired.logLevel().name()),
  LOGS_DATA("dataTraceEnabled", "logging/dataTrace", desired -> String.valueOf(desired.logsData())),
  BURST(
      "throttlingBurstLimit",
      "throttling/burstLimit",
      desired -> limit(desired.throttle() == null ? null : desired.throttle().burst())),
  RATE(
      "throttlingRateLimit",
      "throttling/rateLimit",
      desired -> limit(desired.throttle() == null ? null : desired.throttle().rate())),
  CACHING("cachingEnabled", "caching/enabled", desired -> String.valueOf(desired.cache() != null)),
  CACHE_TTL(
      "cacheTtlInSeconds",
      "caching/ttlInSeconds",
      desired -> String.valueOf(cache(desired).ttlSeconds())),
  CACHE_ENCRYPTED(
      "cacheDataEncrypted",
      "caching/dataEncrypted",
      desired -> String.valueOf(cache(desired).encrypted())),
  CACHE_CONTROL_AUTHORIZED(
      "requireAuthorizationForCacheControl",
      "caching/requireAuthorizationForCacheControl",
      desired -> String.valueOf(cache(desired).refresh() != Refresh.ANYONE)),
  CACHE_CONTROL_UNAUTHORIZED(
      "unauthorizedCacheControlHeaderStrategy",
      "caching/unauthorizedCacheControlHeaderStrategy",
      desired ->
          switch (cache(desired).refresh()) {
            case ANYONE, WARN -> "SUCCEED_WITH_RESPONSE_HEADER";
            case IGNORE -> "SUCCEED_WITHOUT_RESPONSE_HEADER";
            case REFUSE -> "FAIL_WITH_403";
          });

  /** Only the account's limit applies. */
  private static final String NO_LIMIT = "-1";

  private static final Cache USUAL_CACHE = new Cache(300, false, Refresh.WARN);

  private final String text;
  private final String patch;
  private final Function<MethodSettings, String> desired;

  MethodValue(String text, String patch, Function<MethodSettings, String> desired) {
    this.text = text;
    this.patch = patch;
    this.desired = desired;
  }

  /**
   * The values that AWS has. AWS's defaults replace missing values.
   *
   * @param live by AWS's names of settings
   */
  static Map<MethodValue, String> of(Map<String, String> live) {
    Map<MethodValue, String> values = of(MethodSettings.NONE);
    values.replaceAll((value, usual) -> live.getOrDefault(value.text, usual));
    return values;
  }

  static Map<MethodValue, String> of(MethodSettings settings) {
    Map<MethodValue, String> values = new EnumMap<>(MethodValue.class);
    for (MethodValue value : values()) {
      values.put(value, value.desired.apply(settings));
    }
    return values;
  }

  /** AWS's name for it. */
  String text() {
    return text;
  }

  /** The path of the value in a patch of a stage, below the path of the method. */
  String patch() {
    return patch;
  }

  /** Whether AWS certainly fills in this value. AWS's limits depend on the account. */
  boolean isFilledInWith(String value) {
    return this != BURST && this != RATE && desired.apply(MethodSettings.NONE).equals(value);
  }

  /** The throttle in a stage's values for a method, or for all methods; null for none. */
  public static @Nullable Throttle throttle(Map<StageValue, String> stage, String method) {
    String rate = stage.getOrDefault(new StageValue.OfMethod(method, RATE), NO_LIMIT);
    String burst = stage.getOrDefault(new StageValue.OfMethod(method, BURST), NO_LIMIT);
    return rate.equals(NO_LIMIT) || burst.equals(NO_LIMIT)
        ? null
        : new Throttle(Double.parseDouble(rate), Integer.parseInt(burst));
  }

  private static Cache cache(MethodSettings settings) {
    return Objects.requireNonNullElse(settings.cache(), USUAL_CACHE);
  }

  private static String limit(@Nullable Number limit) {
    return limit == null ? NO_LIMIT : PlainNumber.of(limit.doubleValue());
  }
}
