package dev.ingressmap.gateway.deploy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of pruning deployments.
 *
 * @param deployments the ids of the deleted deployments
 * @param failure why some are left, null if none are; the next apply tries again
 */
public record Pruned(List<String> deployments, @Nullable String failure) {

  /** Nothing was pruned. */
  public static final Pruned NONE = new Pruned(List.of(), null);

  public Pruned {
    deployments = List.copyOf(deployments);
  }
}
