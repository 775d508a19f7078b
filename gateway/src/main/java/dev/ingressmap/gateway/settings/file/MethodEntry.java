package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.MethodSettings.Cache;
import dev.ingressmap.gateway.settings.MethodSettings.LogLevel;
import dev.ingressmap.gateway.settings.MethodSettings.Refresh;
import dev.ingressmap.gateway.settings.Throttle;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one method, or of all. */
final class MethodEntry {

  static final Set<String> FIELDS = Set.of("throttle", "logging", "metrics", "cache");

  /** The fields of a method's cache. */
  static final Set<String> CACHE = Set.of("ttl", "encrypted", "refresh");

  private static final int MAX_TTL = 3600;

  private MethodEntry() {}

  /** Reads the settings. Values that are left out come from {@code otherwise}. */
  static MethodSettings read(YamlValue entry, MethodSettings otherwise) {
    YamlValue throttle = entry.get("throttle");
    YamlValue logging = entry.get("logging");
    if (logging != null) {
      logging.entries(Set.of("level", "data"));
    }
    YamlValue cache = entry.get("cache");
    return new MethodSettings(
        throttle == null ? otherwise.throttle() : Throttle.read(throttle),
        logging == null ? otherwise.logLevel() : level(logging.require("level")),
        logging == null ? otherwise.logsData() : logging.bool("data", false),
        entry.bool("metrics", otherwise.metrics()),
        cache == null ? otherwise.cache() : cache(cache));
  }

  private static LogLevel level(YamlValue level) {
    return LogLevel.valueOf(level.oneOf(Set.of("OFF", "ERROR", "INFO")));
  }

  private static @Nullable Cache cache(YamlValue cache) {
    if (!cache.isMapping()) {
      if (cache.bool()) {
        throw cache.invalid("must be false, or a mapping with ttl");
      }
      return null;
    }
    YamlValue ttl = cache.get("ttl");
    Cache settings =
        new Cache(
            ttl == null ? 0 : ttl.integer(0, MAX_TTL),
            cache.bool("encrypted", false),
            refresh(cache.get("refresh")));
    return ttl == null ? null : settings;
  }

  private static Refresh refresh(@Nullable YamlValue refresh) {
    return refresh == null
        ? Refresh.WARN
        : Refresh.valueOf(
            refresh.oneOf(Set.of("anyone", "warn", "ignore", "refuse")).toUpperCase(Locale.ROOT));
  }
}
