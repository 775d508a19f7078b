package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.stage.StageValue.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A move of a stage to an existing deployment only, without a canary.
 *
 * @param deployment null to keep the live one
 */
public record StageMove(LiveStage stage, @Nullable String deployment, String progress) {

  public static StageMove to(LiveStage stage, String deployment) {
    return new StageMove(
        stage, deployment, "pointing stage " + stage.name() + " at deployment " + deployment);
  }

  public static StageMove endOfCanary(LiveStage stage) {
    return new StageMove(stage, null, "ending the canary of stage " + stage.name());
  }

  public static StageMove promotion(LiveStage stage, Canary canary) {
    return new StageMove(
        stage, canary.deployment(), "promoting the canary of stage " + stage.name());
  }

  /** The change that the move makes. */
  public Change change() {
    List<Field> fields = new ArrayList<>();
    if (stage.canary() != null) {
      fields.add(new Field(Pointer.CANARY, StageValue.of(stage.canary()), null));
    }
    if (deployment != null) {
      fields.add(new Field(Pointer.DEPLOYMENT, stage.deployment(), deployment));
    }
    return new Change(Action.CHANGE, Kind.STAGE, stage.name(), fields);
  }
}
