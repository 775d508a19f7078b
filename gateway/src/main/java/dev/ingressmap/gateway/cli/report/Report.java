package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.deploy.access.RouteChanges;
import dev.ingressmap.gateway.deploy.change.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command, for programs.
 *
 * @param apiId null if there is no API
 * @param changes that are planned, or were made
 * @param moreOpen how many routes let in callers that were refused before
 * @param applied whether the changes were made
 * @param invokeUrl null if there is no API
 * @param domain null if the settings have none, or if it does not exist
 * @param forCallers the routes that are added or removed for the callers of a stage that is behind
 *     its API; null if it is not behind
 * @param heldBack the objects whose declarations wait, and why; null if there are none
 * @param pruned the deleted deployments, each of which took one of the writes; null if the command
 *     deletes none
 * @param apiCalls requests to AWS, including retries
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
    String command,
    String api,
    @Nullable String apiId,
    String stage,
    List<Change> changes,
    int moreOpen,
    boolean applied,
    @Nullable String invokeUrl,
    @Nullable DomainView domain,
    @Nullable RouteChanges forCallers,
    @Nullable List<HeldBackView> heldBack,
    @Nullable List<String> pruned,
    int apiCalls,
    int reads,
    int writes) {

  public static Report of(
      String command,
      Session session,
      @Nullable String apiId,
      List<Change> changes,
      boolean applied) {
    ApiCalls calls = session.aws().calls();
    return new Report(
        command,
        session.settings().api().title(),
        apiId,
        session.settings().stage().name(),
        changes,
        MoreOpen.routes(changes, null).size(),
        applied,
        apiId == null ? null : session.invokeUrl(apiId),
        null,
        null,
        null,
        null,
        calls.total(),
        calls.reads(),
        calls.writes());
  }

  public Report withPruned(List<String> deployments) {
    return with(domain, forCallers, heldBack, List.copyOf(deployments));
  }

  public Report with(@Nullable DomainView domain) {
    return with(domain, forCallers, heldBack, pruned);
  }

  public Report withForCallers(@Nullable RouteChanges routes) {
    return with(domain, routes, heldBack, pruned);
  }

  public Report withHeldBack(List<HeldBack> objects) {
    return with(domain, forCallers, HeldBackView.of(objects), pruned);
  }

  private Report with(
      @Nullable DomainView domain,
      @Nullable RouteChanges forCallers,
      @Nullable List<HeldBackView> heldBack,
      @Nullable List<String> pruned) {
    return new Report(
        command,
        api,
        apiId,
        stage,
        changes,
        MoreOpen.routes(changes, forCallers).size(),
        applied,
        invokeUrl,
        domain,
        forCallers,
        heldBack,
        pruned,
        apiCalls,
        reads,
        writes);
  }
}
