package dev.ingressmap.gateway.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.cli.report.HeldBackView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The explanations for a path, for programs.
 *
 * @param path below the stage, as it is sent
 * @param remarks what else is to be said about the whole
 * @param heldBack the objects whose declarations wait; null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExplainReport(
    String command,
    String api,
    String stage,
    State from,
    String path,
    List<Explanation> answers,
    List<String> remarks,
    @Nullable List<HeldBackView> heldBack,
    int apiCalls,
    int reads,
    int writes) {

  static ExplainReport of(
      ViewedMap map, CalledPath path, List<Explanation> answers, ApiCalls calls) {
    return new ExplainReport(
        "explain",
        map.settings().api().title(),
        map.settings().stage().name(),
        map.from(),
        path.path(),
        answers,
        map.remarks(),
        HeldBackView.of(map.heldBack()),
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
