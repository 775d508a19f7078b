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
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The paths that go from one API of a map to another, and the waits that keep them served. What is
 * written is not seen everywhere at once, and AWS does not tell when it is: so before a step on
 * which callers depend the one before gets its time, whichever run it was that made it.
 */
final class Moves {

  private final MapPlan plan;
  private final Consumer<String> wait;

  /** The parts whose paths callers of the domain may still get from the API of the rest. */
  private final List<String> leaving;

  /** The ids of the APIs that go, at which callers of the domain may still be. */
  private final Set<String> going;

  /**
   * The moves of a plan.
   *
   * @param wait gives what was written its time, and is told what for
   */
  Moves(ApiGateway aws, MapPlan plan, Consumer<String> wait) {
    this.plan = plan;
    this.wait = wait;
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
    // The working copy may have lost them already, by a run that was cut short or another stage's.
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

  /** Holds that a canary has all paths that the stage has at the domain. */
  void checkCanary() {
    if (plan.isCanary() && !leaving.isEmpty()) {
      throw new InvalidInput(
          "--canary: "
              + parts()
              + " has yet to get its paths from "
              + rest()
              + ", for all callers: apply without --canary first");
    }
  }

  /** Before callers are led to the parts. */
  void untilPartsAnswer() {
    if (!leaving.isEmpty()) {
      wait.accept(parts() + " to answer everywhere");
    }
  }

  /** Before the API of the rest loses the paths of the parts. */
  void untilPartsAreCalled() {
    if (!leaving.isEmpty()) {
      wait.accept("callers everywhere to be led to " + parts());
    }
  }

  /** Before callers are led away from the parts that go. */
  void untilRestAnswers() {
    LiveDomain domain = plan.liveDomain();
    if (domain != null && domain.mappings().stream().anyMatch(at -> going.contains(at.apiId()))) {
      wait.accept(rest() + " to answer everywhere");
    }
  }

  /** Before the parts go. */
  void untilRestIsCalled() {
    if (!going.isEmpty()) {
      wait.accept("callers everywhere to be led to " + rest());
    }
  }

  private String rest() {
    return "API " + plan.settings().api().name();
  }

  private String parts() {
    return leaving.stream().map(part -> rest() + "/" + part).collect(Collectors.joining(", "));
  }
}
