package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.TlsConfig;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.ConnectionType;
import dev.ingressmap.localstage.model.api.GatewayResponse;
import dev.ingressmap.localstage.model.api.GatewayResponseType;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.MethodResponse;
import dev.ingressmap.localstage.model.api.Model;
import dev.ingressmap.localstage.model.api.PassthroughBehavior;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.api.RequestValidator;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.RestApi;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A definition that has everything.
 *
 * @param ids a prefix of all ids
 */
record SampleApi(String ids) {

  static final String JSON = "application/json";

  ApiDefinition definition(String... routes) {
    Map<String, Resource> resources = new LinkedHashMap<>();
    resources.put(ids + "root", new Resource(ids + "root", null, null, "/", Map.of()));
    for (String route : routes) {
      String[] words = route.split(" ", 2);
      String path = words[1];
      String id = ids + path.replace('/', '-');
      Resource old = resources.get(id);
      Map<String, Method> methods =
          new LinkedHashMap<>(old == null ? Map.of() : old.resourceMethods());
      methods.put(words[0], method(words[0], integration(id)));
      resources.put(id, new Resource(id, ids + "root", path.substring(1), path, methods));
    }
    return new ApiDefinition(api(), resources, components(), Quotas.USUAL);
  }

  RestApi api() {
    return new RestApi(
        ids + "api",
        "api",
        "description",
        Instant.EPOCH,
        "1",
        List.of("image/png", "image/gif"),
        1_000,
        ApiKeySource.HEADER,
        new EndpointConfiguration(List.of(EndpointType.REGIONAL), "ipv4", List.of()),
        "{}",
        Map.of("a", "b"),
        false,
        ids + "root",
        "TLS_1_2",
        "BASIC");
  }

  Components components() {
    return new Components(
        Map.of("One", model("One"), "Two", model("Two")),
        Map.of(ids + "v1", validator("v1", true), ids + "v2", validator("v2", false)),
        Map.of(ids + "a1", authorizer("a1"), ids + "a2", authorizer("a2")),
        Map.of("THROTTLED", gatewayResponse()));
  }

  Model model(String name) {
    return new Model(ids + name, name, "description", "{}", JSON);
  }

  RequestValidator validator(String name, boolean body) {
    return new RequestValidator(ids + name, name, body, true);
  }

  Authorizer authorizer(String name) {
    return new Authorizer(
        ids + name,
        name,
        AuthorizerType.REQUEST,
        List.of(),
        "custom",
        function("check"),
        "arn:aws:iam::000000000000:role/a",
        "method.request.header.A",
        "[a-z]+",
        60);
  }

  static String function(String name) {
    return "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/" + name + "/invocations";
  }

  GatewayResponse gatewayResponse() {
    return new GatewayResponse(
        GatewayResponseType.THROTTLED,
        "429",
        Mappings.of(Map.of("gatewayresponse.header.A", "'b'")),
        Map.of(JSON, "{}"),
        false);
  }

  Method method(String httpMethod, @Nullable Integration integration) {
    return new Method(
        httpMethod,
        AuthorizationType.COGNITO_USER_POOLS,
        ids + "a1",
        List.of(),
        false,
        ids + "v1",
        "operation",
        Map.of("method.request.path.id", true, "method.request.header.A", false),
        Map.of(JSON, "One"),
        Map.of("200", methodResponse(), "404", new MethodResponse("404", null, null)),
        integration);
  }

  MethodResponse methodResponse() {
    return new MethodResponse(
        "200", Map.of("method.response.header.A", false), Map.of(JSON, "One"));
  }

  /** An integration whose cache namespace is the usual one. */
  Integration integration(String resourceId) {
    return new Integration(
        IntegrationType.HTTP_PROXY,
        "GET",
        "http://example.com/{id}",
        ConnectionType.INTERNET,
        "link",
        "arn:aws:iam::000000000000:role/a",
        Mappings.of(Map.of("integration.request.path.id", "method.request.path.id")),
        Map.of(JSON, "{}", "text/plain", ""),
        PassthroughBehavior.WHEN_NO_MATCH,
        null,
        20_000,
        resourceId,
        List.of("method.request.path.id"),
        Map.of("200", integrationResponse()),
        new TlsConfig(false),
        null,
        null);
  }

  IntegrationResponse integrationResponse() {
    return new IntegrationResponse(
        "200",
        "2..",
        Mappings.of(Map.of("method.response.header.A", "'b'")),
        Map.of(JSON, "{}"),
        null);
  }
}
