package dev.ingressmap.gateway.deploy.api.step;

import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.Step;
import dev.ingressmap.gateway.deploy.stage.StageEdit;
import java.util.ArrayList;
import java.util.List;

/** A step on the API of a part of a map, or on its stage. */
sealed interface ApiStep extends Step<ApiWork>
    permits CreateApi,
        ProtectApi,
        EndCanary,
        MoveEndpoint,
        WriteDocument,
        DeployDocument,
        ShiftCanary,
        ChangeStage {

  /**
   * The steps of a plan, in order. Live traffic changes at one moment only: when the stage is
   * pointed at a new deployment.
   */
  static List<ApiStep> of(Plan plan) {
    List<ApiStep> steps = new ArrayList<>();
    if (plan.apiId() == null) {
      steps.add(new CreateApi(plan.desired().settings()));
    }
    plan.protects().ifPresent(isProtected -> steps.add(new ProtectApi(isProtected)));
    if (plan.endsCanary()) {
      steps.add(new EndCanary());
    }
    plan.movesEndpoint()
        .ifPresent(type ->
            steps.add(new MoveEndpoint(String.valueOf(type.from()), String.valueOf(type.to()))));
    if (plan.writes()) {
      steps.add(WriteDocument.of(plan));
    }
    List<List<StageEdit>> edits = plan.stageEdits();
    if (plan.deploys()) {
      steps.add(new DeployDocument(!edits.isEmpty()));
    }
    Double percent = plan.rollout().canaryPercent();
    if (plan.shiftsCanary() && percent != null) {
      steps.add(new ShiftCanary(percent));
    }
    if (!edits.isEmpty()) {
      steps.add(new ChangeStage(edits));
    }
    return List.copyOf(steps);
  }
}
