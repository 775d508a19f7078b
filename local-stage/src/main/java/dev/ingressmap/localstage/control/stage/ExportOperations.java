package dev.ingressmap.localstage.control.stage;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.openapi.document.ExportOptions;
import dev.ingressmap.localstage.openapi.document.ExportedDocument;
import dev.ingressmap.localstage.openapi.write.StageExport;
import java.util.Map;

/** The operation that exports a stage as an OpenAPI document. */
public final class ExportOperations {

  private final RestApis apis;

  public ExportOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
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
        StageExport.of(api, stage, call.region())
            .write(
                new ExportOptions(
                    type.equals("swagger"),
                    "application/yaml".equals(call.accept()),
                    all || call.has("extensions", "integrations"),
                    all || call.has("extensions", "authorizers"),
                    // Unlike the others, AWS includes it unless it is asked for something else.
                    all
                        || call.parameters("extensions").isEmpty()
                        || call.has("extensions", "documentation"),
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
