package dev.ingressmap.gateway.cli.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The exported document, for programs.
 *
 * @param document null if it is in a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportReport(
    String command,
    String api,
    String stage,
    State from,
    @Nullable JsonNode document,
    @Nullable String file,
    int apiCalls,
    int reads,
    int writes) {

  static ExportReport of(
      Settings settings, State from, JsonNode document, @Nullable Path file, ApiCalls calls) {
    return new ExportReport(
        "export",
        settings.api().title(),
        settings.stage().name(),
        from,
        file == null ? document : null,
        file == null ? null : file.toString(),
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
