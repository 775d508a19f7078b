package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.deploy.stage.Deployed;
import dev.ingressmap.gateway.deploy.stage.Deployments;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deployment for the output.
 *
 * @param hash null if the deployment does not come from the map
 * @param state {@code live}, {@code canary}, or null for a deployment that is neither
 * @param percent of the traffic, null for a deployment that is not the canary
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentView(
    String id,
    String created,
    @Nullable String hash,
    @Nullable String commit,
    String description,
    @Nullable String state,
    @Nullable Double percent) {

  static DeploymentView of(Deployed deployment, LiveStage stage) {
    Canary canary = stage.canary();
    boolean live = deployment.id().equals(stage.deployment());
    boolean tried = canary != null && deployment.id().equals(canary.deployment());
    return new DeploymentView(
        deployment.id(),
        deployment.created().toString(),
        deployment.hash(),
        deployment.commit(),
        deployment.description(),
        live ? "live" : tried ? "canary" : null,
        tried && canary != null ? canary.percent() : null);
  }

  public static List<DeploymentView> all(Deployments deployments, LiveStage stage) {
    return deployments.newestFirst().stream().map(found -> of(found, stage)).toList();
  }

  static Optional<DeploymentView> find(Deployments deployments, String id, LiveStage stage) {
    return deployments.find(id).map(found -> of(found, stage));
  }

  /** Its id, its time and its source. */
  String line() {
    return id + "  " + created + "  " + contents();
  }

  /** Its source: the hash as in the plan, or a description by somebody else. */
  public String contents() {
    if (hash == null) {
      String words = description.replaceAll("\\p{Cntrl}", " ").strip();
      return words.isEmpty() ? "(not from the map)" : "(not from the map) " + words;
    }
    return PlanText.value(hash) + (commit == null ? "" : "  commit " + commit);
  }
}
