package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.Property;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Percent;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.stage.AnyMethod;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.NewMethodSettings;
import dev.ingressmap.gateway.deploy.stage.StageSetting;
import dev.ingressmap.gateway.deploy.stage.StageValue;
import dev.ingressmap.gateway.deploy.stage.StageValue.OfMethod;
import dev.ingressmap.gateway.deploy.stage.StageValue.Pointer;
import dev.ingressmap.gateway.openapi.ApiDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live and the desired values of a stage. */
final class StageValues {

  private StageValues() {}

  /** Whether a new stage gets a value by a patch: the call that creates it cannot set it. */
  static boolean isSetLater(Property property) {
    return property instanceof OfMethod
        || (property instanceof StageSetting setting && setting.isSetLater());
  }

  /** The live values of the stage, null if it does not exist. */
  static @Nullable Map<StageValue, String> live(
      LiveApi live, ApiDocument document, Rollout rollout) {
    LiveStage stage = live.stage();
    if (stage == null) {
      return null;
    }
    Map<StageValue, String> fields = new HashMap<>(stage.settings());
    fields.put(Pointer.DEPLOYED, live.deployments().hashOrId(stage.deployment()));
    Canary canary = stage.canary();
    if (canary != null) {
      boolean ofTheMap =
          rollout.canaryPercent() != null
              && live.deployments().hashOrId(canary.deployment()).equals(document.hash());
      fields.put(Pointer.CANARY, ofTheMap ? ofTheMap(canary.percent()) : StageValue.of(canary));
    }
    return fields;
  }

  static Map<StageValue, String> desired(
      DesiredApi desired, @Nullable LiveApi live, ApiDocument document, Rollout rollout) {
    Map<StageValue, String> fields = new HashMap<>(StageValue.of(desired));
    fields.put(Pointer.DEPLOYED, document.hash());
    if (live != null && live.stage() != null && triesOut(live, document, rollout)) {
      fields.put(Pointer.DEPLOYED, live.deployments().hashOrId(live.stage().deployment()));
      Double percent = rollout.canaryPercent();
      if (percent != null) {
        fields.put(Pointer.CANARY, ofTheMap(percent));
      }
    }
    return fields;
  }

  /** The changes that people must see. */
  static List<Field> shown(List<Field> changes, DesiredApi desired, @Nullable LiveApi live) {
    NewMethodSettings settings = new NewMethodSettings(changes, live == null ? null : live.stage());
    return AnyMethod.fold(
        changes.stream().filter(field -> !settings.isImplied(field)).toList(), desired);
  }

  /** Whether the map becomes a canary next to another live deployment. */
  static boolean triesOut(LiveApi live, ApiDocument document, Rollout rollout) {
    return rollout.canaryPercent() != null && live.stage() != null && !live.serves(document);
  }

  private static String ofTheMap(double percent) {
    return Percent.text(percent) + " to the ingress map";
  }
}
