package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.access.Access;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Compares stages that serve something older than the working copies, which a plan compares. */
final class StageBehind {

  private StageBehind() {}

  /**
   * What a plan changes for callers of a stage that is behind its API; empty if the stage is not
   * behind. A path that moves to the API of another part stays for callers.
   */
  static Optional<RouteChanges> changes(ApiGateway aws, MapPlan plan) {
    if (plan.apis().stream().allMatch(api -> api.stageBehind().isEmpty())) {
      return Optional.empty();
    }
    Map<Operation.Key, Access> from = new HashMap<>();
    Map<Operation.Key, Access> to = new HashMap<>();
    for (Plan api : plan.apis()) {
      Optional<LiveStage> behind = api.stageBehind();
      behind
          .flatMap(
              stage -> RouteChanges.routes(aws, String.valueOf(api.apiId()), stage.deployment()))
          .ifPresent(routes -> putWhole(api.part(), routes, from));
      if (behind.isPresent() || api.liveStage() == null) {
        putWhole(api.part(), Routes.access(api.desired()), to);
      }
    }
    String stage = plan.settings().stage().name();
    plan.live().surplus().values().stream()
        .filter(part -> part.stages().contains(stage))
        .forEach(part -> from.putAll(part.routes()));
    return Optional.of(RouteChanges.between(new Routes(from), new Routes(to)));
  }

  /** Adds the routes of a part, by the paths that callers know. */
  private static void putWhole(
      String part, Map<Operation.Key, Access> routes, Map<Operation.Key, Access> all) {
    routes.forEach((key, access) -> all.put(Routes.whole(part, key), access));
  }
}
