package dev.ingressmap.gateway.aws.api;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.find;
import static dev.ingressmap.gateway.aws.call.Calls.list;

import dev.ingressmap.gateway.aws.call.Calls;
import dev.ingressmap.gateway.aws.call.Given;
import dev.ingressmap.gateway.aws.call.Patch;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** The REST APIs of the account and region. */
public final class RestApis {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final ApiGatewayClient creates;

  public RestApis(ApiGatewayClient client, ApiGatewayClient creates) {
    this.client = client;
    this.creates = creates;
  }

  /** All REST APIs of the account and region. */
  public List<RestApi> all() {
    return list(
        "GetRestApis",
        "the region's APIs",
        () -> client.getRestApisPaginator(r -> r.limit(PAGE)).items(),
        RestApi::of);
  }

  /**
   * Creates an empty API together with its tags.
   *
   * @return its id
   */
  public String create(
      String name,
      String description,
      Map<String, String> tags,
      String endpointType,
      List<String> vpcEndpoints) {
    return Calls.create(
        "CreateRestApi",
        "API " + name,
        () ->
            Given.required(
                creates
                    .createRestApi(request ->
                        request
                            .name(name)
                            .description(description)
                            .tags(tags)
                            .endpointConfiguration(endpoint ->
                                endpoint
                                    .typesWithStrings(endpointType)
                                    .vpcEndpointIds(vpcEndpoints.isEmpty() ? null : vpcEndpoints)))
                    .id(),
                "id"));
  }

  /** Changes the endpoint type of an API. */
  public void moveEndpoint(String apiId, String from, String to) {
    Patch move = Patch.replace("/endpointConfiguration/types/" + from, to);
    call(
        "UpdateRestApi",
        "API " + apiId,
        () ->
            client.updateRestApi(
                r -> r.restApiId(apiId).patchOperations(Patch.operations(List.of(move)))));
  }

  /** Deletes an API. It may be missing, if an earlier try succeeded but its answer was lost. */
  public void delete(String apiId) {
    var unused =
        find("DeleteRestApi", "API " + apiId, () -> client.deleteRestApi(r -> r.restApiId(apiId)));
  }
}
