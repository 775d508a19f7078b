package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.Constraints;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.documentation.Documentation;
import dev.ingressmap.localstage.model.documentation.DocumentationPart;
import dev.ingressmap.localstage.model.documentation.PartType;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The operations on single documentation parts. */
public final class DocumentationPartOperations {

  private static final String[] TYPES =
      Stream.of(PartType.values()).map(PartType::name).toArray(String[]::new);
  private static final Pattern STATUS_CODE = Pattern.compile("^([1-5]\\d\\d|\\*|\\s*)$");

  private final RestApis apis;

  public DocumentationPartOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateDocumentationPart", this::create,
        "GetDocumentationPart", call -> Answer.json(part(call)),
        "GetDocumentationParts", this::list,
        "UpdateDocumentationPart", this::update,
        "DeleteDocumentationPart", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    Constraints constraints = call.constraints().required(body, "location", "properties");
    if (body.path("location").isObject()) {
      constraints.required(body, "location.type");
    }
    constraints
        .oneOf(body, "location.type", TYPES)
        .matches(body, "location.statusCode", STATUS_CODE)
        .check();
    DocumentationPart part =
        Wire.read(body.put("id", Identifier.ofDocumentationPart()), DocumentationPart.class);
    change(call, documentation -> documentation.withNew(part));
    return Answer.json(part);
  }

  private Answer list(Call call) {
    PartFilter filter = PartFilter.of(call);
    return Answer.json(
        Page.of(
            apis.get(call.apiId()).documentation().parts().values().stream()
                .filter(filter::accepts)
                .toList(),
            part -> part.location().sortKey(),
            call));
  }

  private Answer update(Call call) {
    DocumentationPart old = part(call);
    Map<String, String> values = Replacements.of(call.patch(), List.of("/properties"));
    Documentation changed =
        change(
            call,
            documentation -> {
              DocumentationPart part = documentation.part(old.id());
              return documentation.with(
                  part.withProperties(values.getOrDefault("/properties", part.properties())));
            });
    return Answer.json(changed.part(old.id()));
  }

  private Answer delete(Call call) {
    change(call, documentation -> documentation.without(documentation.part(call.label("part_id"))));
    return Answer.EMPTY;
  }

  private Documentation change(Call call, UnaryOperator<Documentation> change) {
    return apis.update(call.apiId(), api -> api.with(change.apply(api.documentation())))
        .documentation();
  }

  /** The part of a call; to AWS, a part of an unknown API is an unknown part. */
  private DocumentationPart part(Call call) {
    HostedApi api = apis.find(call.apiId());
    if (api == null) {
      throw notFound("Invalid Documentation part identifier specified");
    }
    return api.documentation().part(call.label("part_id"));
  }
}
