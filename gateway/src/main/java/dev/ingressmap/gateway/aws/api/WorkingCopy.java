package dev.ingressmap.gateway.aws.api;

import static dev.ingressmap.gateway.aws.call.Calls.call;
import static dev.ingressmap.gateway.aws.call.Calls.list;

import dev.ingressmap.gateway.aws.call.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.DocumentationPart;
import software.amazon.awssdk.services.apigateway.model.DocumentationPartType;
import software.amazon.awssdk.services.apigateway.model.GetDocumentationPartsResponse;
import software.amazon.awssdk.services.apigateway.model.Model;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** The working copy of an API, with all changes since its last deployment. */
public final class WorkingCopy {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final String apiId;
  private final String subject;

  public WorkingCopy(ApiGatewayClient client, String apiId) {
    this.client = client;
    this.apiId = apiId;
    this.subject = "API " + apiId;
  }

  /** The methods of its resources, by path and method. A path without methods has an empty map. */
  public Map<String, Map<String, Method>> methods() {
    return ask(
        "GetResources",
        () ->
            Given.index(
                client
                    .getResourcesPaginator(r -> r.restApiId(apiId).limit(PAGE).embed("methods"))
                    .items(),
                "path",
                Resource::path,
                resource -> Given.map(resource.resourceMethods(), Method::of)));
  }

  public List<Authorizer> authorizers() {
    return list(
        "GetAuthorizers",
        subject,
        () -> client.getAuthorizers(r -> r.restApiId(apiId).limit(PAGE)).items(),
        Authorizer::of);
  }

  public List<RequestValidator> requestValidators() {
    return list(
        "GetRequestValidators",
        subject,
        () -> client.getRequestValidators(r -> r.restApiId(apiId).limit(PAGE)).items(),
        RequestValidator::of);
  }

  /** All gateway responses, including AWS's defaults. */
  public List<GatewayResponse> gatewayResponses() {
    return list(
        "GetGatewayResponses",
        subject,
        () -> client.getGatewayResponses(r -> r.restApiId(apiId).limit(PAGE)).items(),
        GatewayResponse::of);
  }

  /** The documentation of its resources: properties as a JSON object, by path. */
  public Map<String, String> documentation() {
    Map<String, String> properties = new HashMap<>();
    String position = null;
    do {
      String from = position;
      GetDocumentationPartsResponse page =
          ask(
              "GetDocumentationParts",
              () ->
                  client.getDocumentationParts(r ->
                      r.restApiId(apiId)
                          .type(DocumentationPartType.RESOURCE)
                          .limit(PAGE)
                          .position(from)));
      for (DocumentationPart part : Given.list(page.items())) {
        if (part.location() != null) {
          properties.put(Given.text(part.location().path()), Given.text(part.properties()));
        }
      }
      position = page.position();
    } while (position != null);
    return properties;
  }

  /** The schemas of the models as JSON, by name. */
  public Map<String, String> models() {
    return ask(
        "GetModels",
        () ->
            Given.index(
                client.getModelsPaginator(r -> r.restApiId(apiId).limit(PAGE)).items(),
                "name",
                Model::name,
                model -> model.schema() == null ? "{}" : model.schema()));
  }

  /**
   * Replaces the working copy by an OpenAPI document. AWS rolls it back if there are warnings.
   *
   * @return the new version, empty for none
   */
  public String put(String document) {
    return ask(
        "PutRestApi",
        () ->
            Given.text(
                client
                    .putRestApi(request ->
                        request
                            .restApiId(apiId)
                            .mode(PutMode.OVERWRITE)
                            .failOnWarnings(true)
                            .body(SdkBytes.fromUtf8String(document)))
                    .version()));
  }

  /** The version of the working copy, empty for none. */
  public String version() {
    return ask(
        "GetRestApi", () -> Given.text(client.getRestApi(r -> r.restApiId(apiId)).version()));
  }

  private <T> T ask(String action, Supplier<T> call) {
    return call(action, subject, call);
  }
}
