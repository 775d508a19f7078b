package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.account.VpcLink;
import dev.ingressmap.localstage.model.account.VpcLinks;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.stage.Deployment;
import dev.ingressmap.localstage.model.stage.HostedApi;
import dev.ingressmap.localstage.model.stage.Stage;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The operations on VPC links. */
public final class VpcLinkOperations {

  private final RestApis apis;
  private final VpcLinks links;

  public VpcLinkOperations(RestApis apis) {
    this.apis = apis;
    this.links = apis.vpcLinks();
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateVpcLink", this::create,
        "GetVpcLink", call -> Answer.json(full(links.get(call.label("vpclink_id")))),
        "GetVpcLinks", this::list,
        "UpdateVpcLink", this::update,
        "DeleteVpcLink", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "name", "targetArns").check();
    VpcLink link =
        Wire.read(
            body.retain("name", "description", "targetArns", "tags")
                .put("id", Identifier.ofVpcLink())
                .put("status", "PENDING"),
            VpcLink.class);
    links.add(link.available());
    return Answer.json(link);
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(links.all(), link -> Page.creationKey(links.place(link.id())), call));
  }

  private Answer update(Call call) {
    Map<String, String> values = Replacements.of(call.patch(), List.of("/name", "/description"));
    return Answer.json(
        full(
            links.update(
                call.label("vpclink_id"),
                link -> {
                  ObjectNode json = Wire.tree(link);
                  values.forEach((path, value) -> json.put(path.substring(1), value));
                  return Wire.read(json, VpcLink.class);
                })));
  }

  private Answer delete(Call call) {
    VpcLink link = links.get(call.label("vpclink_id"));
    for (HostedApi api : apis.all()) {
      for (Stage stage : api.stages().values()) {
        checkUnused(link, stage, api.deployment(stage.deploymentId()));
      }
    }
    links.remove(link.id());
    return Answer.EMPTY;
  }

  private static void checkUnused(VpcLink link, Stage stage, Deployment deployment) {
    for (Resource resource : deployment.definition().resources().values()) {
      for (Method method : resource.resourceMethods().values()) {
        if (link.id().equals(method.integration().connectionId())) {
          throw badRequest(
              "Cannot delete vpc link. Vpc link '%s', is referenced in [%s:%s:%s] in format of [Method:Resource:Stage]."
                  .formatted(link.id(), method.httpMethod(), resource.id(), stage.stageName()));
        }
      }
    }
  }

  /** The form in which AWS shows a single link: always with tags, even if there are none. */
  private static ObjectNode full(VpcLink link) {
    ObjectNode json = Wire.tree(link);
    json.withObjectProperty("tags");
    return json;
  }
}
