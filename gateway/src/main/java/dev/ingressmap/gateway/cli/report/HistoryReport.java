package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of a stage's API, or the differences between two of them, for programs.
 *
 * @param deployments the newest first; null if there is a difference
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryReport(
    String command,
    String api,
    String apiId,
    String stage,
    @Nullable List<DeploymentView> deployments,
    @Nullable Difference diff,
    int apiCalls,
    int reads,
    int writes) {

  /** The routes that were added or removed between two deployments, or that let in more callers. */
  public record Difference(
      String from, String to, List<String> added, List<String> removed, List<String> moreOpen) {}

  public static HistoryReport of(
      Session session,
      String apiId,
      @Nullable List<DeploymentView> deployments,
      @Nullable Difference diff) {
    ApiCalls calls = session.aws().calls();
    return new HistoryReport(
        "history",
        session.settings().api().title(),
        apiId,
        session.settings().stage().name(),
        deployments,
        diff,
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
