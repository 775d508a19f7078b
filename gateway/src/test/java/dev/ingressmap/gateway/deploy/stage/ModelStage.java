package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.deploy.stage.StageValue.OfMethod;
import dev.ingressmap.gateway.deploy.stage.StageValue.Variable;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model of a stage in AWS. It knows the side effects of a patch. */
public final class ModelStage {

  private final String name;
  private final Map<StageValue, String> settings = new HashMap<>();
  private String deployment = "";
  private @Nullable Canary canary;

  /** A new stage. The call that creates it sets some of its settings. */
  public ModelStage(Stage desired) {
    this.name = desired.name();
    for (StageSetting setting : StageSetting.values()) {
      String value = setting.isSetLater() ? null : setting.of(desired);
      if (value != null) {
        settings.put(setting, value);
      }
    }
    desired.variables().forEach((variable, value) -> settings.put(new Variable(variable), value));
  }

  public LiveStage live() {
    return new LiveStage(
        name,
        settings.getOrDefault(StageSetting.DESCRIPTION, ""),
        deployment,
        canary,
        settings,
        settings.keySet().stream()
            .filter(OfMethod.class::isInstance)
            .map(OfMethod.class::cast)
            .map(OfMethod::method)
            .distinct()
            .collect(Collectors.toMap(method -> method, MethodSettingKey::write)));
  }

  public void point(String id) {
    deployment = id;
  }

  public void tryOut(String id, double percent) {
    canary = new Canary(percent, id, false);
  }

  public void shift(double percent) {
    if (canary == null) {
      throw new IllegalStateException("there is no canary");
    }
    canary = new Canary(percent, canary.deployment(), false);
  }

  public void endCanary() {
    canary = null;
  }

  public void change(List<StageEdit> patch) {
    patch.forEach(this::change);
  }

  private void change(StageEdit edit) {
    String to = edit.field().to();
    StageValue value = (StageValue) edit.field().property();
    if (value instanceof OfMethod setting && to == null) {
      settings
          .keySet()
          .removeIf(other -> other instanceof OfMethod it && it.method().equals(setting.method()));
    } else if (value instanceof StageSetting setting && setting.isOfTheAccessLog() && to == null) {
      settings.remove(StageSetting.LOG_DESTINATION);
      settings.remove(StageSetting.LOG_FORMAT);
    } else if (to == null) {
      settings.remove(value);
    } else {
      if (value instanceof OfMethod setting) {
        fill(setting.method());
      }
      settings.put(value, to);
    }
    if ("false".equals(settings.get(StageSetting.CACHE_CLUSTER))) {
      settings.remove(StageSetting.CACHE_SIZE);
    }
  }

  /** With its first setting, a method gets all settings. */
  private void fill(String method) {
    MethodValue.of(MethodSettings.NONE)
        .forEach((value, usual) -> {
          String ofAll = settings.getOrDefault(new OfMethod(Stage.ALL, value), usual);
          settings.putIfAbsent(new OfMethod(method, value), ofAll);
        });
  }
}
