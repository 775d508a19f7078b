package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.DomainNames;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.domain.BasePathMapping;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.ObjectNode;

/** The operations on base path mappings. */
public final class BasePathMappingOperations {

  private final RestApis apis;
  private final DomainNames domains;

  public BasePathMappingOperations(RestApis apis) {
    this.apis = apis;
    this.domains = apis.domainNames();
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateBasePathMapping", this::create,
        "GetBasePathMapping", call -> Answer.json(domain(call).mapping(basePath(call))),
        "GetBasePathMappings", this::list,
        "UpdateBasePathMapping", this::update,
        "DeleteBasePathMapping", this::delete);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    call.constraints().required(body, "restApiId").check();
    BasePathMapping mapping = Wire.read(body, BasePathMapping.class);
    domain(call);
    check(mapping);
    domains.update(DomainNameOperations.key(call), domain -> domain.withNew(mapping));
    return Answer.json(mapping);
  }

  private Answer list(Call call) {
    return Answer.json(Page.of(domain(call).mappings().values(), BasePathMapping::basePath, call));
  }

  private Answer update(Call call) {
    Map<String, String> values =
        Replacements.of(call.patch(), List.of("/basePath", "/restapiId", "/stage"));
    var result = new AtomicReference<BasePathMapping>();
    domains.update(
        DomainNameOperations.key(call),
        domain -> {
          BasePathMapping old = domain.mapping(basePath(call));
          BasePathMapping changed =
              new BasePathMapping(
                  values.getOrDefault("/basePath", old.basePath()),
                  values.getOrDefault("/restapiId", old.restApiId()),
                  values.getOrDefault("/stage", old.stage()));
          check(changed);
          result.set(changed);
          return domain.without(old).withNew(changed);
        });
    return Answer.json(result.get());
  }

  private Answer delete(Call call) {
    domains.update(
        DomainNameOperations.key(call), domain -> domain.without(domain.mapping(basePath(call))));
    return Answer.EMPTY;
  }

  private void check(BasePathMapping mapping) {
    HostedApi api = apis.find(mapping.restApiId());
    if (api == null) {
      throw badRequest("Invalid REST API identifier specified");
    }
    if (mapping.stage() != null && !api.stages().containsKey(mapping.stage())) {
      throw badRequest("Invalid stage identifier specified");
    }
  }

  private HostedDomain domain(Call call) {
    return domains.get(DomainNameOperations.key(call));
  }

  private static String basePath(Call call) {
    return call.label("base_path");
  }
}
