package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.InvalidMap.Fault;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps routes to operations. Routes that the API could not serve as the ingress does are refused.
 */
public final class ApiMapping {

  private ApiMapping() {}

  /**
   * Maps all routes, and then reports everything that is wrong.
   *
   * @throws InvalidMap with a line for each route that cannot be in the API
   * @throws InvalidInput if there is no route
   */
  public static DesiredApi map(IngressMap ingressMap, Settings settings) {
    Teams teams = new Teams(settings.policy(), ingressMap);
    Draft draft = Draft.of(ingressMap.objects(), settings, teams, Seniority.unknown());
    List<Fault> faults = new ArrayList<>();
    SettingsCheck check = new SettingsCheck(settings);
    check.hosts(ingressMap.hosts()).forEach(problem -> faults.add(Fault.of(problem)));
    draft.disputes().forEach(dispute -> faults.add(dispute.fault()));
    new Quota(settings, teams, draft)
        .ofTeams(ingressMap.objects())
        .forEach(dispute -> faults.add(dispute.fault()));
    check.methods(draft.operations()).forEach(problem -> faults.add(Fault.of(problem)));
    check.split(draft.operations()).forEach(problem -> faults.add(Fault.of(problem)));
    if (!faults.isEmpty()) {
      throw new InvalidMap(faults);
    }
    return desired(ingressMap, settings, draft);
  }

  static DesiredApi desired(IngressMap ingressMap, Settings settings, Draft draft) {
    if (draft.operations().isEmpty()) {
      throw new InvalidInput(
          "the ingress map has no route for the API: none of its "
              + ingressMap.objects().size()
              + " Ingresses is exposed and has a rule with a host and a path");
    }
    return new DesiredApi(settings, draft.operations(), draft.keptOut(), List.of(), List.of());
  }
}
