package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.aws.api.Deployment;
import dev.ingressmap.gateway.deploy.change.DeploymentDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that AWS has.
 *
 * @param hash of the document that it was made from, null if it was made by other means
 * @param commit the commit of the document, null if the description does not have it
 * @param stage that it was made for, null if the description does not have it
 * @param after the deployment that was live when it was made, null if the description does not have
 *     it
 */
public record Deployed(
    String id,
    Instant created,
    String description,
    @Nullable String hash,
    @Nullable String commit,
    @Nullable String stage,
    @Nullable String after) {

  static Deployed of(Deployment deployment) {
    String description = deployment.description();
    Instant created = deployment.created();
    return DeploymentDescription.parse(description)
        .map(said ->
            new Deployed(
                deployment.id(),
                created,
                description,
                said.hash(),
                said.commit(),
                said.stage(),
                said.after()))
        .orElseGet(
            () -> new Deployed(deployment.id(), created, description, null, null, null, null));
  }

  public boolean isForOtherThan(String name) {
    return stage != null && !stage.equals(name);
  }
}
