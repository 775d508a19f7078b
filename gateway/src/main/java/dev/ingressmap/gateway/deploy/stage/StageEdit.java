package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.deploy.change.Change.Field;
import java.util.Objects;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** A value of a stage that has to change, and the operation of a patch that changes it. */
public record StageEdit(Field field, PatchOperation operation) {

  /** Whether a stage has the value already. */
  public boolean isMade(LiveStage live) {
    return Objects.equals(live.settings().get(field.name()), field.to());
  }
}
