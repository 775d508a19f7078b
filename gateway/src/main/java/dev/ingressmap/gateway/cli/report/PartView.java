package dev.ingressmap.gateway.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.deploy.api.LiveApi;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.settings.Settings;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The API of a part of a split map, for programs.
 *
 * @param apiId null if it does not exist yet
 * @param live null if there is no stage
 * @param canary null if all traffic goes to the live deployment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartView(
    String api,
    @Nullable String apiId,
    @Nullable DeploymentView live,
    @Nullable DeploymentView canary) {

  /** Reads the API of a part, if it exists. */
  public static PartView read(Session part, @Nullable String apiId) {
    LiveApiReader reader = part.reader();
    return of(
        part.settings(),
        apiId,
        apiId == null
            ? StageView.NONE
            : reader
                .wanted(reader.stages(apiId))
                .map(stage -> StageView.of(stage, reader.deployments(apiId)))
                .orElse(StageView.NONE));
  }

  public static PartView of(Settings part, @Nullable LiveApi live) {
    return of(
        part,
        live == null ? null : live.id(),
        live == null || live.stage() == null
            ? StageView.NONE
            : StageView.of(live.stage(), live.deployments()));
  }

  private static PartView of(Settings part, @Nullable String apiId, StageView stage) {
    return new PartView(part.api().title(), apiId, stage.live(), stage.canary());
  }

  /**
   * Prints it for people.
   *
   * @param line takes a name and its value
   */
  public void tell(BiConsumer<String, String> line) {
    line.accept(
        "Part",
        apiId == null
            ? api + ": gateway apply creates it"
            : api + " (" + apiId + ")" + (live == null ? ", no stage yet" : ""));
    new StageView(live, canary).tell(line);
  }
}
