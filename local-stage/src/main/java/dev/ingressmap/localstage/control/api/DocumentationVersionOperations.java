package dev.ingressmap.localstage.control.api;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.Moments;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.documentation.DocumentationVersion;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations on versions of an API's documentation. */
public final class DocumentationVersionOperations {

  private final RestApis apis;
  private final Moments moments;

  public DocumentationVersionOperations(RestApis apis, InstantSource clock) {
    this.apis = apis;
    this.moments = new Moments(clock);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateDocumentationVersion", this::create,
        "GetDocumentationVersion", this::get,
        "GetDocumentationVersions", this::list,
        "UpdateDocumentationVersion", this::update,
        "DeleteDocumentationVersion", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "documentationVersion").check();
    NewVersion request = Wire.read(body, NewVersion.class);
    return answer(
        apis.update(call.apiId(), api -> request.addTo(api, moments.next())),
        request.documentationVersion);
  }

  private Answer get(Call call) {
    return answer(apis.get(call.apiId()), name(call));
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(
                apis.get(call.apiId()).documentation().versions().values(),
                version -> Page.creationKey(version.createdDate(), version.version()),
                call)
            .map(DocumentationVersionOperations::json));
  }

  private Answer update(Call call) {
    Map<String, String> values = Replacements.of(call.patch(), List.of("/description"));
    return answer(
        apis.update(
            call.apiId(),
            api -> {
              DocumentationVersion version = api.documentation().version(name(call));
              return values.isEmpty()
                  ? api
                  : api.with(
                      api.documentation()
                          .with(version.withDescription(values.get("/description"))));
            }),
        name(call));
  }

  private Answer delete(Call call) {
    apis.update(call.apiId(), api -> api.without(api.documentation().version(name(call))));
    return Answer.EMPTY;
  }

  private static String name(Call call) {
    return call.label("doc_version");
  }

  private static Answer answer(HostedApi api, String version) {
    return Answer.json(json(api.documentation().version(version)));
  }

  /** A version without its parts, which AWS does not show. */
  private static ObjectNode json(DocumentationVersion version) {
    ObjectNode json =
        Wire.object()
            .put("version", version.version())
            .put("createdDate", version.createdDate().getEpochSecond());
    if (version.description() != null) {
      json.put("description", version.description());
    }
    return json;
  }

  private record NewVersion(
      String documentationVersion, @Nullable String stageName, @Nullable String description) {

    HostedApi addTo(HostedApi api, Instant moment) {
      HostedApi added =
          api.with(
              api.documentation()
                  .withNew(
                      new DocumentationVersion(
                          documentationVersion, moment, description, api.documentation().parts())));
      return stageName == null || stageName.isEmpty()
          ? added
          : added.with(added.stage(stageName).withDocumentationVersion(documentationVersion));
    }
  }
}
