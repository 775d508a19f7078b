package dev.ingressmap.gateway.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.deploy.LiveStage;
import org.jspecify.annotations.Nullable;

/**
 * The API of a part of a split map, for programs.
 *
 * @param apiId null if it does not exist yet
 * @param live the deployment that its stage points at, null if there is no stage
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartView(String api, @Nullable String apiId, @Nullable String live) {

  static PartView of(Session part) {
    String title = part.settings().api().title();
    String apiId = part.reader().findId().orElse(null);
    if (apiId == null) {
      return new PartView(title, null, null);
    }
    return new PartView(
        title,
        apiId,
        part.reader().wanted(part.reader().stages(apiId)).map(LiveStage::deployment).orElse(null));
  }

  /** A line for people. */
  @Override
  public String toString() {
    return apiId == null
        ? api + ": gateway apply makes it"
        : api + " (" + apiId + "), " + (live == null ? "no stage yet" : "deployment " + live);
  }
}
