package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.check.Finding;
import dev.ingressmap.gateway.check.Verdict;
import dev.ingressmap.gateway.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification, for programs.
 *
 * @param routes that do not let everybody in
 * @param calls of the stage
 * @param complete whether all ways were tried
 * @param problem why the results prove nothing; null if they do
 * @param unseen what no call could reach
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerifyReport(
    String command,
    String api,
    String stage,
    int routes,
    int calls,
    boolean complete,
    @Nullable String problem,
    List<String> unseen,
    List<Finding> findings,
    int apiCalls,
    int reads,
    int writes) {

  public static VerifyReport of(Session session, Verdict verdict) {
    ApiCalls calls = session.aws().calls();
    return new VerifyReport(
        "verify",
        session.settings().api().name(),
        session.settings().stage().name(),
        verdict.routes(),
        verdict.calls(),
        !verdict.cut() && verdict.problem() == null && verdict.unseen().isEmpty(),
        verdict.problem(),
        verdict.unseen(),
        verdict.findings(),
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
