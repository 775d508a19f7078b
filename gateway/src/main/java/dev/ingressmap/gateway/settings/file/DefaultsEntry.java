package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.Throttle;
import dev.ingressmap.gateway.settings.policy.Defaults;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the terms of routes whose owners say nothing else. */
final class DefaultsEntry {

  private static final int MIN_TIMEOUT = 50;
  private static final int MAX_TIMEOUT = 29_000;

  private DefaultsEntry() {}

  static Defaults read(@Nullable YamlValue entry) {
    if (entry == null) {
      return Defaults.NONE;
    }
    entry.entries(
        Set.of("authorization", "authorizer", "scopes", "apiKeyRequired", "throttle", "timeoutMs"));
    YamlValue authorization = entry.get("authorization");
    YamlValue authorizer = entry.get("authorizer");
    YamlValue scopes = entry.get("scopes");
    YamlValue timeout = entry.get("timeoutMs");
    if (authorization != null && authorizer != null) {
      throw authorizer.invalid("cannot be combined with authorization: remove one");
    }
    if (scopes != null && authorizer == null) {
      throw scopes.invalid("are for the tokens of an authorizer: add authorizer");
    }
    return new Defaults(
        authorization != null && authorization.oneOf(Set.of("NONE", "AWS_IAM")).equals("AWS_IAM"),
        authorizer == null ? null : authorizer.text(),
        entry.items("scopes").stream().map(YamlValue::text).toList(),
        entry.bool("apiKeyRequired", false),
        timeout == null ? null : timeout.integer(MIN_TIMEOUT, MAX_TIMEOUT));
  }

  /** A stage whose methods are throttled by default, unless it says so itself. */
  static Stage throttled(Stage stage, @Nullable YamlValue entry) {
    YamlValue throttle = entry == null ? null : entry.get("throttle");
    Throttle limit = throttle == null ? null : Throttle.read(throttle);
    SortedMap<String, MethodSettings> methods = new TreeMap<>(stage.methods());
    MethodSettings all = methods.getOrDefault(Stage.ALL, MethodSettings.NONE);
    if (limit == null || all.throttle() != null) {
      return stage;
    }
    methods.put(Stage.ALL, all.with(limit));
    return stage.with(methods);
  }
}
