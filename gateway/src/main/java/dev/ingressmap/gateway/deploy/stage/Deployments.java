package dev.ingressmap.gateway.deploy.stage;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.api.Deployment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The deployments of an API, newest first. */
public record Deployments(List<Deployed> newestFirst) {

  public static final Deployments NONE = new Deployments(List.of());

  public Deployments {
    newestFirst = List.copyOf(newestFirst);
  }

  public static Deployments of(List<Deployment> listed) {
    List<Deployed> deployments = new ArrayList<>(listed.stream().map(Deployed::of).toList());
    // AWS's times are whole seconds; it lists deployments of the same second in order of creation.
    Collections.reverse(deployments);
    deployments.sort(Comparator.comparing(Deployed::created).reversed());
    return new Deployments(deployments);
  }

  public Optional<Deployed> find(String id) {
    return newestFirst.stream().filter(deployment -> deployment.id().equals(id)).findFirst();
  }

  public boolean isNewest(String id) {
    return !newestFirst.isEmpty() && newestFirst.get(0).id().equals(id);
  }

  /**
   * The deployment that was live before the present one: the one that the present one names, or
   * else the next older one.
   *
   * @throws InvalidInput if there is none
   */
  public Deployed before(LiveStage stage) {
    Optional<Deployed> live = find(stage.deployment());
    String after = live.map(Deployed::after).orElse(null);
    if (after != null) {
      return find(after)
          .orElseThrow(
              () -> nowhere(stage, "deployment " + after + ", which was live before, is deleted"));
    }
    return newestFirst.stream()
        .skip(live.map(newestFirst::indexOf).orElse(-1) + 1L)
        .filter(deployment -> !deployment.isForOtherThan(stage.name()))
        .findFirst()
        .orElseThrow(() -> nowhere(stage, "there is no deployment before " + stage.deployment()));
  }

  private InvalidInput nowhere(LiveStage stage, String reason) {
    List<String> others =
        newestFirst.stream()
            .map(Deployed::id)
            .filter(id -> !id.equals(stage.deployment()))
            .toList();
    return new InvalidInput(
        "stage "
            + stage.name()
            + ": "
            + reason
            + (others.isEmpty()
                ? ": there is nothing to go back to"
                : ": choose one with --to: " + String.join(", ", others)));
  }

  /** The ids, for a message that lists them. */
  public String ids() {
    return String.join(", ", newestFirst.stream().map(Deployed::id).toList());
  }

  /** The hash of the deployed document, or the id if the deployment was made by other means. */
  public String hashOrId(String id) {
    return find(id).map(Deployed::hash).orElse(id);
  }
}
