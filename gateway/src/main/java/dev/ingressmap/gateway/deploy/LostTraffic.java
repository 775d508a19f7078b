package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.domain.DomainChange;
import dev.ingressmap.gateway.deploy.domain.DomainValue.BasePath;
import dev.ingressmap.gateway.deploy.domain.DomainValue.ZoneRecord;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanChange;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.UsagePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Protects an API from losing traffic by mistake. While it is protected, by its tag or by the
 * settings, nothing may be removed that callers use and that a later apply would not restore
 * unchanged. Routes are not protected: the map decides about them.
 */
final class LostTraffic {

  private LostTraffic() {}

  /**
   * Checks a plan.
   *
   * @throws InvalidInput with a line for each protected thing that would be removed
   */
  static void check(MapPlan plan) {
    Settings settings = plan.settings();
    boolean tagged = plan.live().apis().values().stream().anyMatch(LiveApi::isProtected);
    if (!Objects.requireNonNullElse(settings.api().isProtected(), tagged)) {
      return;
    }
    List<String> losses = losses(plan);
    if (!losses.isEmpty()) {
      throw new InvalidInput(
          losses.stream()
              .map(loss ->
                  "API "
                      + settings.api().name()
                      + " is protected, and this "
                      + loss
                      + ": set api.protected to false in gateway.yaml to allow that")
              .toList());
    }
  }

  private static List<String> losses(MapPlan plan) {
    List<String> losses = new ArrayList<>();
    for (Plan api : plan.apis()) {
      String title = "API " + api.desired().settings().api().title();
      api.movesEndpoint()
          .ifPresent(
              type -> losses.add("moves " + title + " from " + type.from() + " to " + type.to()));
      if (api.closesInvokeUrl()) {
        losses.add("closes the invoke URL of " + title);
      }
    }
    for (Change change : plan.surplus()) {
      String what = change.kind() == Kind.API ? "API" : "stage";
      losses.add("deletes " + what + " " + change.name());
    }
    // If a part was split off, the paths stay: the rest gets them.
    plan.domains().forEach(change -> add(change, plan.live().surplus().keySet(), losses));
    for (UsagePlanChange change : plan.usagePlans()) {
      String name = change.change().name();
      boolean twin =
          plan.settings().usagePlans().stream().map(UsagePlan::name).anyMatch(name::equals);
      if (change.desired() == null && !twin) {
        losses.add("deletes usage plan " + name);
      }
    }
    return losses;
  }

  private static void add(DomainChange change, Set<String> parts, List<String> losses) {
    String domain = "domain " + change.change().name();
    if (change.deletes()) {
      losses.add("deletes " + domain);
      return;
    }
    for (Field field : change.change().fields()) {
      if (field.from() == null || field.to() != null) {
        continue;
      }
      if (field.property() instanceof BasePath mapping && !parts.contains(mapping.basePath())) {
        losses.add("removes base path " + path(mapping) + " of " + domain);
      } else if (field.property() instanceof ZoneRecord record) {
        losses.add("deletes the record of " + domain + " in hosted zone " + record.zone());
      }
    }
  }

  private static String path(BasePath mapping) {
    return Domain.path(mapping.basePath());
  }
}
