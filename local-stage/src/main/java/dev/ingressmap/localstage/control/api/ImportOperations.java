package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.ChosenId;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.openapi.OpenApiDocument;
import dev.ingressmap.localstage.openapi.document.BasePath;
import dev.ingressmap.localstage.openapi.document.ImportOptions;
import dev.ingressmap.localstage.openapi.document.ImportedApi;
import dev.ingressmap.localstage.openapi.document.ImportedDocumentation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations that import OpenAPI documents as REST APIs. */
public final class ImportOperations {

  private final RestApis apis;
  private final InstantSource clock;

  public ImportOperations(RestApis apis, InstantSource clock) {
    this.apis = apis;
    this.clock = clock;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "ImportRestApi", this::create,
        "PutRestApi", this::put,
        "ImportDocumentationParts", this::importDocumentation);
  }

  private Answer create(Call call) {
    OpenApiDocument document = OpenApiDocument.parse(call.document());
    ImportOptions options = options(call, true);
    ObjectNode json =
        Wire.object()
            .put("id", ChosenId.ofApi(call::parameter))
            .put("name", options.untitled())
            .put("rootResourceId", Identifier.ofResource())
            .put("createdDate", clock.instant().getEpochSecond());
    String types = call.parameter("endpointConfigurationTypes");
    if (types != null) {
      ObjectNode endpoint = json.putObject("endpointConfiguration");
      List.of(types.split(",", -1)).forEach(endpoint.putArray("types")::add);
    }
    ImportedApi imported = document.create(Wire.read(json, RestApi.class), options, apis.quotas());
    apis.create(HostedApi.of(imported.definition()).with(imported.documentation()));
    return Answer.json(
        withWarnings(RestApiJson.brief(imported.definition().api()), imported.warnings()));
  }

  private Answer put(Call call) {
    OpenApiDocument document = OpenApiDocument.parse(call.document());
    ImportOptions options = options(call, overwrite(call.parameter("mode")));
    var warnings = new AtomicReference<List<String>>(List.of());
    HostedApi updated =
        apis.update(
            call.apiId(),
            api -> {
              ImportedApi imported =
                  document.importInto(api.definition(), api.documentation(), options);
              warnings.set(imported.warnings());
              return api.with(imported.definition()).with(imported.documentation());
            });
    return Answer.json(withWarnings(RestApiJson.full(updated.api()), warnings.get()));
  }

  private Answer importDocumentation(Call call) {
    OpenApiDocument document =
        OpenApiDocument.parse(call.document(), "Unable to build importer with provided input.");
    ImportOptions options = options(call, overwrite(call.parameter("mode")));
    var result = new AtomicReference<@Nullable ImportedDocumentation>();
    apis.update(
        call.apiId(),
        api -> {
          ImportedDocumentation imported = document.importInto(api.documentation(), options);
          result.set(imported);
          return api.with(imported.documentation());
        });
    ImportedDocumentation imported = Objects.requireNonNull(result.get());
    ObjectNode json = Wire.object();
    imported.ids().forEach(json.putArray("ids")::add);
    return Answer.json(withWarnings(json, imported.warnings()));
  }

  private ImportOptions options(Call call, boolean overwrite) {
    return new ImportOptions(
        overwrite,
        Boolean.parseBoolean(call.parameter("failonwarnings")),
        BasePath.of(call.parameter("basepath")),
        !call.has("ignore", "documentation"),
        clock.instant());
  }

  private static boolean overwrite(@Nullable String mode) {
    return switch (mode) {
      case null -> false;
      case "merge" -> false;
      case "overwrite" -> true;
      default ->
          throw badRequest(
              "Enumeration value of OpenAPI import mode must be \"overwrite\" or \"merge\"");
    };
  }

  private static ObjectNode withWarnings(ObjectNode json, List<String> warnings) {
    if (!warnings.isEmpty()) {
      warnings.forEach(json.putArray("warnings")::add);
    }
    return json;
  }
}
