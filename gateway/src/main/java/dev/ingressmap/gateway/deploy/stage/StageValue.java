package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.deploy.change.Percent;
import dev.ingressmap.gateway.settings.Stage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a stage. */
public sealed interface StageValue extends Property
    permits StageSetting, StageValue.Variable, StageValue.OfMethod, StageValue.Pointer {

  /** Where a stage points. Deployments change these values. */
  enum Pointer implements StageValue {
    /** The live deployment, by the hash of its document. */
    DEPLOYED,
    /** The live deployment, by its id. */
    DEPLOYMENT,
    CANARY;

    @Override
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A variable of the stage. */
  record Variable(String name) implements StageValue {

    @Override
    public String text() {
      return "variables." + name;
    }

    String path() {
      return "/variables/" + name;
    }
  }

  /**
   * A setting for one method.
   *
   * @param method as {@code METHOD /path}, or {@link Stage#ALL}
   */
  record OfMethod(String method, MethodValue value) implements StageValue {

    @Override
    public String text() {
      return "methodSettings." + method + "." + value.text();
    }
  }

  /** The values of a live stage, without where it points. */
  static Map<StageValue, String> of(dev.ingressmap.gateway.aws.api.Stage live) {
    Map<StageValue, String> values = new HashMap<>();
    for (StageSetting setting : StageSetting.values()) {
      put(values, setting, setting.of(live));
    }
    live.variables().forEach((name, value) -> put(values, new Variable(name), value));
    live.methods()
        .forEach(
            (key, setting) -> putAll(values, MethodSettingKey.read(key), MethodValue.of(setting)));
    return values;
  }

  /** The desired values of an API's stage, without where it points. */
  static Map<StageValue, String> of(DesiredApi api) {
    Stage desired = api.settings().stage();
    Map<StageValue, String> values = new HashMap<>();
    for (StageSetting setting : StageSetting.values()) {
      put(values, setting, setting.of(desired));
    }
    desired.variables().forEach((name, value) -> values.put(new Variable(name), value));
    api.methodSettings()
        .forEach((method, settings) -> putAll(values, method, MethodValue.of(settings)));
    return values;
  }

  /** A canary in words, for people. */
  static String of(Canary canary) {
    return Percent.text(canary.percent()) + " to deployment " + canary.deployment();
  }

  private static void put(Map<StageValue, String> values, StageValue value, @Nullable String text) {
    if (text != null) {
      values.put(value, text);
    }
  }

  private static void putAll(
      Map<StageValue, String> values, String method, Map<MethodValue, String> settings) {
    settings.forEach((value, text) -> values.put(new OfMethod(method, value), text));
  }
}
