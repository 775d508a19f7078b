package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.function.Consumer;

/** The state that the steps on usage plans share. */
record UsagePlanWork(ApiGateway aws, Settings settings, Consumer<String> progress) {

  void perform(List<UsagePlanStep> steps) {
    for (UsagePlanStep step : steps) {
      progress.accept(step.text(this));
      step.perform(this);
    }
  }

  /** The usage plans that carry the map's tag, for any stage. */
  List<LiveUsagePlan> owned() {
    String map = settings.api().name();
    return aws.usagePlans().all().entrySet().stream()
        .filter(plan -> map.equals(plan.getValue().tags().get(MapTags.MAP)))
        .map(plan -> LiveUsagePlan.of(plan.getKey(), plan.getValue()))
        .toList();
  }
}
