package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.domain.LiveDomain;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Split;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The paths that move from one API of a map to another, and the waits that keep them served. A
 * change is not visible everywhere at once, and AWS does not say when it is. So before a step on
 * which callers depend, the previous step is given time to spread, even if an earlier run made it.
 */
final class Moves {

  private final MapPlan plan;

  /** The parts whose paths the API of the rest may still serve to callers of the domain. */
  private final List<String> leaving;

  /** The ids of the APIs that will be removed, and that callers of the domain may still reach. */
  private final Set<String> going;

  Moves(ApiGateway aws, MapPlan plan) {
    this.plan = plan;
    this.leaving = leaving(aws, plan);
    this.going = going(plan);
  }

  private static List<String> leaving(ApiGateway aws, MapPlan plan) {
    Plan rest = plan.rest();
    LiveStage stage = rest.liveStage();
    String apiId = rest.apiId();
    if (!plan.isSplit()
        || !rest.deploys()
        || stage == null
        || apiId == null
        || !answersAtTheDomain(plan, apiId)) {
      return List.of();
    }
    // The working copy may have lost these paths already, in an interrupted run or in a run for
    // another stage.
    return stage
        .deployments()
        .flatMap(id -> RouteChanges.routes(aws, apiId, id).stream())
        .flatMap(routes -> routes.keySet().stream())
        .map(key -> plan.settings().api().split().partOf(key.path()))
        .filter(part -> !part.equals(Split.REST))
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean answersAtTheDomain(MapPlan plan, String apiId) {
    Domain desired = plan.settings().domain();
    LiveDomain domain = plan.liveDomain();
    return desired != null
        && domain != null
        && domain.serves(desired.basePath(), apiId, plan.settings().stage().name());
  }

  private static Set<String> going(MapPlan plan) {
    if (plan.isCanary() || plan.liveDomain() == null) {
      return Set.of();
    }
    String stage = plan.settings().stage().name();
    return plan.live().surplus().values().stream()
        .filter(api -> api.stages().contains(stage))
        .map(LiveMap.SurplusApi::id)
        .collect(Collectors.toSet());
  }

  /** Checks that a canary has all paths that the stage serves at the domain. */
  void checkCanary() {
    if (plan.isCanary() && !leaving.isEmpty()) {
      throw new InvalidInput(
          "--canary: "
              + parts()
              + " must first take over its paths from "
              + rest()
              + ", for all callers: apply without --canary first");
    }
  }

  /** What has to spread before callers are sent to the parts, for people. */
  Optional<String> untilPartsAnswer() {
    return leaving.isEmpty() ? Optional.empty() : Optional.of(parts() + " to answer everywhere");
  }

  /** What has to spread before the API of the rest loses the paths of the parts. */
  Optional<String> untilPartsAreCalled() {
    return leaving.isEmpty()
        ? Optional.empty()
        : Optional.of("callers everywhere to be sent to " + parts());
  }

  /** What has to spread before callers are no longer sent to the surplus parts. */
  Optional<String> untilRestAnswers() {
    LiveDomain domain = plan.liveDomain();
    return domain != null && domain.mappings().stream().anyMatch(at -> going.contains(at.apiId()))
        ? Optional.of(rest() + " to answer everywhere")
        : Optional.empty();
  }

  /** What has to spread before the surplus parts are removed. */
  Optional<String> untilRestIsCalled() {
    return going.isEmpty()
        ? Optional.empty()
        : Optional.of("callers everywhere to be sent to " + rest());
  }

  private String rest() {
    return "API " + plan.settings().api().name();
  }

  private String parts() {
    return leaving.stream().map(part -> rest() + "/" + part).collect(Collectors.joining(", "));
  }
}
