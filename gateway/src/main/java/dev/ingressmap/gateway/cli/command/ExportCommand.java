package dev.ingressmap.gateway.cli.command;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.cli.help.Version;
import dev.ingressmap.gateway.cli.option.OutputFile;
import dev.ingressmap.gateway.cli.option.PartOption;
import dev.ingressmap.gateway.cli.option.StateOption;
import dev.ingressmap.gateway.cli.option.StateOption.State;
import dev.ingressmap.gateway.cli.report.Subject;
import dev.ingressmap.gateway.cli.session.GatewayAction;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.cli.terminal.ExitCode;
import dev.ingressmap.gateway.cli.terminal.Json;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.openapi.DeclaredRoutes;
import dev.ingressmap.gateway.openapi.PlainOpenApi;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gateway export}. */
@Command(
    name = "export",
    description = {
      "Writes the API as an OpenAPI 3 document, for clients, documentation, Postman and the like.",
      "The desired API comes from the map, without calling AWS; the live API is what the stage"
          + " serves."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "gateway export -f k8s/base --out openapi.json",
      "gateway export --from live --out openapi.json"
    })
public final class ExportCommand extends GatewayAction {

  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private PartOption part = new PartOption();

  @Mixin private StateOption from = new StateOption();

  @Option(
      names = "--extensions",
      description = "Keep API Gateway's extensions, such as integrations and the method ANY.")
  private boolean extensions;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private @Nullable Path file;

  @Override
  protected int run(Settings settings) {
    JsonNode openApi =
        from.state() == State.LIVE
            ? live(part.of(settings))
            : document(ApiDocument.of(desired(settings)).json(), null);
    if (file != null) {
      write(file, Json.text(openApi));
    } else {
      sayJson(openApi);
    }
    report(ExportReport.of(settings, from.state(), openApi, file, calls()));
    return ExitCode.DONE;
  }

  /** Ignores the line about the cluster, which is not part of the document. */
  @Override
  protected void read(String line) {
    if (file != null) {
      say(line);
    }
  }

  private JsonNode live(Settings settings) {
    try (Session session = connect(settings)) {
      String apiId = Subject.of(session).apiId();
      String document = session.aws().stages().export(apiId, settings.stage().name());
      return document(
          extensions
              ? DeclaredRoutes.in(document, session.aws().workingCopy(apiId).documentation())
              : document,
          session.invokeUrl(apiId));
    }
  }

  private JsonNode document(String text, @Nullable String address) {
    return extensions ? JSON.readTree(text) : PlainOpenApi.of(text, address);
  }

  private static void write(Path file, String text) {
    try {
      OutputFile.write(file, text);
    } catch (IOException e) {
      throw new InvalidInput("--out " + file + ": cannot be written: " + OutputFile.reason(e));
    }
  }
}
