package dev.ingressmap.localstage.control.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.stage.HostedApi;
import java.util.function.UnaryOperator;

/**
 * The working copies of the APIs, for operations that report an unknown API as an unknown resource.
 */
final class WorkingCopies {

  private final RestApis apis;

  WorkingCopies(RestApis apis) {
    this.apis = apis;
  }

  ApiDefinition get(Call call) {
    HostedApi api = apis.find(call.apiId());
    if (api == null) {
      throw notFound("Invalid Resource identifier specified");
    }
    return api.definition();
  }

  Resource resource(Call call) {
    return get(call).resource(call.label("resource_id"));
  }

  Method method(Call call) {
    return resource(call).method(call.label("http_method"));
  }

  ApiDefinition update(Call call, UnaryOperator<ApiDefinition> change) {
    get(call);
    return apis.update(call.apiId(), api -> api.with(change.apply(api.definition()))).definition();
  }

  /** Changes the method that a call names, and returns the new one. */
  Method updateMethod(Call call, UnaryOperator<Method> change) {
    String resourceId = call.label("resource_id");
    String httpMethod = call.label("http_method");
    return update(
            call,
            definition ->
                definition.with(
                    resourceId, change.apply(definition.resource(resourceId).method(httpMethod))))
        .resource(resourceId)
        .method(httpMethod);
  }
}
