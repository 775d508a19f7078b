package dev.ingressmap.localstage.deployments;

import static dev.ingressmap.localstage.deployments.SampleApi.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.TlsConfig;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import dev.ingressmap.localstage.model.api.ConnectionType;
import dev.ingressmap.localstage.model.api.ContentHandling;
import dev.ingressmap.localstage.model.api.GatewayResponse;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.MethodResponse;
import dev.ingressmap.localstage.model.api.Model;
import dev.ingressmap.localstage.model.api.PassthroughBehavior;
import dev.ingressmap.localstage.model.api.RequestValidator;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.model.api.TransferMode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Other values for each component of a record, each of which is one change of a sample.
 *
 * @param values by the name of the component
 * @param unnoticed the components that nobody notices, or that tell things apart
 */
record Alternatives(Map<String, List<@Nullable Object>> values, Set<String> unnoticed) {

  /** The alternatives of all records whose every component must be known here. */
  static Map<Class<? extends Record>, Alternatives> all(SampleApi sample) {
    Map<Class<? extends Record>, Alternatives> all = new LinkedHashMap<>();
    all.put(Method.class, method(sample));
    all.put(Integration.class, integration(sample));
    all.put(
        MethodResponse.class,
        new Alternatives(
            values(
                "responseParameters",
                    some(null, Map.of(), Map.of("method.response.header.A", true)),
                "responseModels", some(null, Map.of(JSON, "Two"), Map.of())),
            Set.of("statusCode")));
    all.put(
        IntegrationResponse.class,
        new Alternatives(
            values(
                "selectionPattern", some(null, "", "3.."),
                "responseParameters",
                    some(null, Mappings.of(Map.of("method.response.header.A", "'c'"))),
                "responseTemplates", some(null, Map.of(JSON, ""), Map.of(JSON, "[]")),
                "contentHandling", some(ContentHandling.CONVERT_TO_BINARY)),
            Set.of("statusCode")));
    all.put(
        RequestValidator.class,
        new Alternatives(
            values(
                "name", some("other", null),
                "validateRequestBody", some(false),
                "validateRequestParameters", some(false)),
            Set.of("id")));
    all.put(
        TlsConfig.class,
        new Alternatives(values("insecureSkipVerification", some(true)), Set.of()));
    all.put(
        Authorizer.class,
        new Alternatives(
            values(
                "type", some(AuthorizerType.TOKEN),
                "providerARNs", some(List.of("arn:pool")),
                "authType", some("other", null),
                "authorizerUri", some(SampleApi.function("other")),
                "authorizerCredentials", some("other", null),
                "identitySource", some("method.request.header.B"),
                "identityValidationExpression", some("[0-9]+", null),
                "authorizerResultTtlInSeconds", some(0, 61, null)),
            Set.of("id", "name")));
    all.put(
        GatewayResponse.class,
        new Alternatives(
            values(
                "statusCode", some("430"),
                "responseParameters",
                    some(null, Mappings.of(Map.of("gatewayresponse.header.A", "'c'"))),
                "responseTemplates", some(null, Map.of(JSON, "[]"))),
            Set.of("responseType", "defaultResponse")));
    all.put(
        Model.class,
        new Alternatives(
            values("schema", some("{\"type\":\"object\"}"), "contentType", some("text/plain")),
            Set.of("id", "name", "description")));
    all.put(RestApi.class, api());
    all.put(
        EndpointConfiguration.class,
        new Alternatives(
            values(
                "types", some(List.of(EndpointType.EDGE)),
                "ipAddressType", some("dualstack"),
                "vpcEndpointIds", some(List.of("vpce-1"))),
            Set.of()));
    return all;
  }

  private static Alternatives method(SampleApi sample) {
    return new Alternatives(
        values(
            "authorizationType", some(AuthorizationType.CUSTOM),
            "authorizerId", some(sample.ids() + "a2", "unknown"),
            "authorizationScopes", some(List.of("a/read"), List.of("b", "a")),
            "apiKeyRequired", some(true),
            "requestValidatorId", some(sample.ids() + "v2", null, "unknown"),
            "operationName", some("other", "", null),
            "requestParameters",
                some(
                    Map.of("method.request.path.id", true),
                    Map.of("method.request.path.id", true, "method.request.header.A", true),
                    Map.of(
                        "method.request.path.id",
                        true,
                        "method.request.header.A",
                        false,
                        "method.request.querystring.q",
                        false)),
            "requestModels", some(null, Map.of(JSON, "Two"), Map.of(JSON, "One", "a/b", "One")),
            "methodResponses",
                some(
                    Map.of("200", sample.methodResponse()),
                    Map.of("404", new MethodResponse("404", null, null)),
                    Map.of(
                        "200",
                        sample.methodResponse(),
                        "404",
                        new MethodResponse("404", null, Map.of(JSON, "Two")))),
            "methodIntegration", some((Object) null)),
        Set.of("httpMethod"));
  }

  private static Alternatives integration(SampleApi sample) {
    return new Alternatives(
        values(
            "type", some(IntegrationType.HTTP),
            "httpMethod", some("POST"),
            "uri", some("https://example.com/{id}"),
            "connectionType", some(ConnectionType.VPC_LINK),
            "connectionId", some("${stageVariables.link}", null),
            "credentials", some("other", null),
            "requestParameters",
                some(
                    null,
                    Mappings.of(Map.of("integration.request.path.id", "'7'")),
                    Mappings.of(
                        Map.of(
                            "integration.request.path.id",
                            "method.request.path.id",
                            "integration.request.header.B",
                            "'c'"))),
            "requestTemplates",
                some(
                    Map.of(JSON, "{}"),
                    Map.of(JSON, "{ }", "text/plain", ""),
                    Map.of(JSON, "{}", "text/plain", "", "a/b", "")),
            "passthroughBehavior", some(PassthroughBehavior.NEVER),
            "contentHandling", some(ContentHandling.CONVERT_TO_TEXT),
            "timeoutInMillis", some(20_001),
            "cacheNamespace", some("other"),
            "cacheKeyParameters", some(null, List.of("method.request.header.A")),
            "integrationResponses",
                some(
                    Map.of(),
                    Map.of(
                        "200",
                        sample.integrationResponse(),
                        "404",
                        new IntegrationResponse("404", null, Mappings.NONE, null, null))),
            "tlsConfig", some(new TlsConfig(true)),
            "responseTransferMode", some(TransferMode.STREAM),
            "integrationTarget", some("arn:target", "")),
        Set.of());
  }

  private static Alternatives api() {
    return new Alternatives(
        values(
            "binaryMediaTypes", some(null, List.of("*/*")),
            "minimumCompressionSize", some(0, null),
            "apiKeySource", some(ApiKeySource.AUTHORIZER),
            "endpointConfiguration",
                some(new EndpointConfiguration(List.of(EndpointType.EDGE), "ipv4", List.of())),
            "policy", some("{\"Version\":\"2012-10-17\"}", null),
            "disableExecuteApiEndpoint", some(true),
            "securityPolicy", some("TLS_1_0", null),
            "endpointAccessMode", some("STRICT", null)),
        Set.of("id", "name", "description", "createdDate", "version", "tags", "rootResourceId"));
  }

  /** Fails if the record has a component that is not known here. */
  void cover(Class<? extends Record> type) {
    List<String> known = new ArrayList<>(values.keySet());
    known.addAll(unnoticed);
    assertThat(known)
        .as("components of " + type.getSimpleName() + " that are compared, or are not on purpose")
        .containsExactlyInAnyOrderElementsOf(names(type));
  }

  static List<String> names(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** The record with each alternative, by what was changed. */
  <T extends Record> Map<String, T> of(T record) {
    Map<String, T> changed = new LinkedHashMap<>();
    values.forEach((name, others) ->
        others.forEach(value -> {
          T other = with(record, name, value);
          assertThat(other).as(name + " = " + value).isNotEqualTo(record);
          changed.put(record.getClass().getSimpleName() + "." + name + " = " + value, other);
        }));
    return changed;
  }

  /** The record with another value of a component. */
  @SuppressWarnings("unchecked")
  static <T extends Record> T with(T record, String name, @Nullable Object value) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      @Nullable Object[] arguments = new @Nullable Object[components.length];
      for (int i = 0; i < components.length; i++) {
        arguments[i] =
            components[i].getName().equals(name)
                ? value
                : components[i].getAccessor().invoke(record);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return (T) record.getClass().getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " = " + value, e);
    }
  }

  private static List<@Nullable Object> some(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, List<@Nullable Object>> values(Object... namesAndValues) {
    Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], (List<@Nullable Object>) namesAndValues[i + 1]);
    }
    return values;
  }
}
