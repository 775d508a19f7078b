package dev.ingressmap.localstage.control;

import static dev.ingressmap.localstage.restapi.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.openapi.ExportOptions;
import dev.ingressmap.localstage.openapi.ExportedDocument;
import dev.ingressmap.localstage.openapi.StageExport;
import dev.ingressmap.localstage.restapi.HostedApi;
import dev.ingressmap.localstage.restapi.RestApis;
import dev.ingressmap.localstage.restapi.Stage;
import java.util.Map;

/** The operation that makes an OpenAPI document of a stage. */
final class ExportOperations {

  private final RestApis apis;

  ExportOperations(RestApis apis) {
    this.apis = apis;
  }

  Map<String, OperationHandler> handlers() {
    return Map.of("GetExport", this::export);
  }

  private Answer export(Call call) {
    HostedApi api = apis.get(call.apiId());
    Stage stage = api.stage(call.label("stage_name"));
    String type = call.label("export_type");
    if (!type.equals("oas30") && !type.equals("swagger")) {
      throw badRequest("No API exporter for type '" + type + "'");
    }
    boolean all = call.has("extensions", "apigateway");
    ExportedDocument document =
        new StageExport(stage, api.deployment(stage.deploymentId()), call.region())
            .write(
                new ExportOptions(
                    type.equals("swagger"),
                    "application/yaml".equals(call.accept()),
                    all || call.has("extensions", "integrations"),
                    all || call.has("extensions", "authorizers"),
                    all));
    return new Answer(
        document.content(),
        Map.of(
            "Content-Type",
            "application/octet-stream",
            "Content-Disposition",
            "attachment; filename=\"" + document.fileName() + "\""));
  }
}
