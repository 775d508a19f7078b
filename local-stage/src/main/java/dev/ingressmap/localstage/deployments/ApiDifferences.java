package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.GatewayResponse;
import dev.ingressmap.localstage.model.api.Model;
import dev.ingressmap.localstage.model.api.RestApi;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is different of the whole API, including the components that several methods may use. */
final class ApiDifferences {

  private ApiDifferences() {}

  static List<Change> between(ApiDefinition from, ApiDefinition to) {
    Differences differences = new Differences();
    differences.compare(facts(from.api()), facts(to.api()));
    differences.compare(
        "authorizer",
        byName(from.components().authorizers()),
        byName(to.components().authorizers()),
        ApiDifferences::facts);
    differences.compare("model", from.models(), to.models(), ApiDifferences::facts);
    differences.compare(
        "gateway response",
        from.components().gatewayResponses(),
        to.components().gatewayResponses(),
        ApiDifferences::facts);
    return differences.found();
  }

  private static Facts facts(RestApi api) {
    EndpointConfiguration endpoint = api.endpointConfiguration();
    Integer compressed = api.minimumCompressionSize();
    return new Facts()
        .addAll("binary media types", api.binaryMediaTypes())
        .add("minimum compression size", compressed == null ? null : compressed + " bytes")
        .add("API key source", api.apiKeySource())
        .add("resource policy", api.policy())
        .addAll("endpoint type", endpoint.types())
        .add("IP address type", endpoint.ipAddressType())
        .addAll("VPC endpoints", endpoint.vpcEndpointIds())
        .add("default endpoint", api.disableExecuteApiEndpoint() ? "disabled" : "enabled")
        .add("security policy", api.securityPolicy())
        .add("endpoint access mode", api.endpointAccessMode());
  }

  private static Facts facts(Authorizer authorizer) {
    return new Facts()
        .add("type", authorizer.type())
        .addAll("user pools", authorizer.providerARNs())
        .add("authentication type", authorizer.authType())
        .add("URI", authorizer.authorizerUri())
        .add("credentials", authorizer.authorizerCredentials())
        .add("identity source", authorizer.identitySource())
        .add("identity validation", authorizer.identityValidationExpression())
        .add("answers are cached", authorizer.ttl() + " s");
  }

  private static Facts facts(Model model) {
    return new Facts().add("content type", model.contentType()).add("schema", model.schema());
  }

  private static Facts facts(GatewayResponse response) {
    return new Facts()
        .add("status", response.statusCode())
        .addEach("parameter", response.responseParameters().texts())
        .addEach("template", response.responseTemplates());
  }

  /** Their ids are other ones after an import, though nothing has changed. */
  private static Map<String, Authorizer> byName(Map<String, Authorizer> authorizers) {
    return authorizers.values().stream()
        .collect(
            Collectors.toMap(
                Authorizer::name, Function.identity(), (one, other) -> one, TreeMap::new));
  }
}
