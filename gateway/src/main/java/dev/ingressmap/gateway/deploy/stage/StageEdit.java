package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.aws.call.Patch;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import java.util.Objects;

/** A value of a stage that must change, and the patch operation for it. */
public record StageEdit(Field field, Patch operation) {

  /** Whether a stage already has the value. */
  public boolean isMade(LiveStage live) {
    return Objects.equals(live.settings().get(field.property()), field.to());
  }
}
