package dev.ingressmap.gateway.settings;

import org.jspecify.annotations.Nullable;

/**
 * How a stage throttles, logs and caches a method.
 *
 * @param throttle null for no limit except the account's
 * @param logLevel of the execution log
 * @param logsData whether whole requests and responses are logged, too
 * @param metrics whether CloudWatch gets metrics for this method
 * @param cache null for none
 */
public record MethodSettings(
    @Nullable Throttle throttle,
    LogLevel logLevel,
    boolean logsData,
    boolean metrics,
    @Nullable Cache cache) {

  /** The defaults. */
  public static final MethodSettings NONE =
      new MethodSettings(null, LogLevel.OFF, false, false, null);

  /** These settings with a throttle. */
  public MethodSettings with(Throttle limit) {
    return new MethodSettings(limit, logLevel, logsData, metrics, cache);
  }

  /** The level of the execution log. */
  public enum LogLevel {
    OFF,
    ERROR,
    INFO
  }

  /**
   * How long answers are cached.
   *
   * @param ttlSeconds 0 to 3600
   */
  public record Cache(int ttlSeconds, boolean encrypted, Refresh refresh) {}

  /**
   * Who gets a new answer for {@code Cache-Control: max-age=0}. Except for the first, these are the
   * callers with permission {@code execute-api:InvalidateCache}, and the name says what others get.
   */
  public enum Refresh {
    /** Everybody may refresh the cache. */
    ANYONE,
    /** The cached answer, with a warning in its headers. */
    WARN,
    /** The cached answer. */
    IGNORE,
    /** A 403. */
    REFUSE
  }
}
