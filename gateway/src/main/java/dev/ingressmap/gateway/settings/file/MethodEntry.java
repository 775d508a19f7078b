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

  private static final int MAX_TTL = 3600;

  private MethodEntry() {}

  /** Reads the settings of all methods of a stage. */
  static MethodSettings ofAll(YamlValue stage) {
    return read(stage, MethodSettings.NONE, null);
  }

  /** Reads the settings of one method. What it leaves out comes from the stage. */
  static MethodSettings ofOne(YamlValue entry, YamlValue stage, MethodSettings all) {
    return read(entry, all, stage.get("cache"));
  }

  private static MethodSettings read(
      YamlValue entry, MethodSettings otherwise, @Nullable YamlValue stageCache) {
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
        cache == null ? otherwise.cache() : cache(cache, stageCache));
  }

  private static LogLevel level(YamlValue level) {
    return LogLevel.valueOf(level.oneOf(Set.of("OFF", "ERROR", "INFO")));
  }

  private static @Nullable Cache cache(YamlValue cache, @Nullable YamlValue stage) {
    if (!cache.isMapping()) {
      if (cache.bool()) {
        throw cache.invalid("must be false, or a mapping with ttl");
      }
      return null;
    }
    YamlValue ttl = field("ttl", cache, stage);
    YamlValue encrypted = field("encrypted", cache, stage);
    Refresh refresh = refresh(field("refresh", cache, stage));
    return ttl == null
        ? null
        : new Cache(ttl.integer(0, MAX_TTL), encrypted != null && encrypted.bool(), refresh);
  }

  private static @Nullable YamlValue field(
      String name, YamlValue cache, @Nullable YamlValue stage) {
    YamlValue own = cache.get(name);
    return own != null || stage == null ? own : stage.get(name);
  }

  private static Refresh refresh(@Nullable YamlValue refresh) {
    return refresh == null
        ? Refresh.WARN
        : Refresh.valueOf(
            refresh.oneOf(Set.of("anyone", "warn", "ignore", "refuse")).toUpperCase(Locale.ROOT));
  }
}
