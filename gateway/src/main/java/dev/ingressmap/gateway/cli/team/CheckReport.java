package dev.ingressmap.gateway.cli.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.cli.report.HeldBackView;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a team's Ingresses, for programs.
 *
 * @param served routes, with who may call them
 * @param taken those of them that another team's route answers now, and whose that is
 * @param heldBack null if nothing would be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckReport(
    String command,
    String api,
    SortedMap<String, String> served,
    SortedMap<String, String> taken,
    @Nullable List<HeldBackView> heldBack,
    int apiCalls) {

  static CheckReport of(Settings settings, Rehearsal rehearsal) {
    return new CheckReport(
        "check",
        settings.api().title(),
        rehearsal.served(),
        rehearsal.taken(),
        HeldBackView.of(rehearsal.heldBack()),
        0);
  }
}
