package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stage, for programs.
 *
 * @param canary null if all traffic goes to the live deployment
 * @param usagePlans the map's usage plans that have the stage
 * @param domain null if the settings have none, or if it does not lead to the stage
 * @param parts the APIs of the parts that are split off
 * @param heldBack the objects whose declarations wait, and why; null if there are none
 * @param inSync whether the API matches the map; null if no map was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusReport(
    String command,
    String api,
    String apiId,
    String stage,
    @Nullable DeploymentView live,
    @Nullable DeploymentView canary,
    List<String> usagePlans,
    @Nullable Boolean inSync,
    String invokeUrl,
    @Nullable DomainView domain,
    List<PartView> parts,
    @Nullable List<HeldBackView> heldBack,
    int apiCalls,
    int reads,
    int writes) {

  public static StatusReport of(
      Session session,
      String apiId,
      StageView stage,
      List<String> usagePlans,
      @Nullable DomainView domain,
      @Nullable Boolean inSync,
      List<PartView> parts,
      List<HeldBack> heldBack) {
    ApiCalls calls = session.aws().calls();
    return new StatusReport(
        "status",
        session.settings().api().name(),
        apiId,
        session.settings().stage().name(),
        stage.live(),
        stage.canary(),
        usagePlans,
        inSync,
        session.invokeUrl(apiId),
        domain,
        parts,
        HeldBackView.of(heldBack),
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
