package dev.ingressmap.gateway.deploy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the deployments that nobody goes back to.
 *
 * @param deployments the ids of those that were deleted
 * @param failure why there are more, null if there are none; the next apply tries again
 */
public record Pruned(List<String> deployments, @Nullable String failure) {

  /** Nothing to delete. */
  public static final Pruned NONE = new Pruned(List.of(), null);

  public Pruned {
    deployments = List.copyOf(deployments);
  }
}
