package dev.ingressmap.localstage.execute;

import static java.util.Objects.requireNonNull;

import dev.ingressmap.localstage.model.ApiKeySource;
import dev.ingressmap.localstage.model.EndpointConfiguration;
import dev.ingressmap.localstage.model.EndpointType;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.model.api.Resource;
import dev.ingressmap.localstage.model.api.RestApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A builder of REST APIs. */
public final class SampleApi {

  private ApiDefinition definition;

  public SampleApi(ApiDefinition definition) {
    this.definition = definition;
  }

  public SampleApi(String... binaryMediaTypes) {
    RestApi api =
        new RestApi(
            Identifier.ofApi(),
            "sample",
            null,
            Instant.EPOCH,
            null,
            List.of(binaryMediaTypes),
            null,
            ApiKeySource.HEADER,
            new EndpointConfiguration(List.of(EndpointType.REGIONAL), "ipv4", List.of()),
            null,
            Map.of(),
            false,
            Identifier.ofResource(),
            null,
            null);
    definition = ApiDefinition.of(api, Quotas.USUAL);
  }

  ApiDefinition definition() {
    return definition;
  }

  public SampleApi route(String httpMethod, String path, SampleIntegration integration) {
    return route(httpMethod, path, AuthorizationType.NONE, false, integration);
  }

  public SampleApi route(
      String httpMethod,
      String path,
      AuthorizationType authorization,
      boolean apiKeyRequired,
      SampleIntegration integration) {
    Resource resource = definition.root();
    for (String part : path.substring(1).split("/", -1)) {
      if (!part.isEmpty()) {
        resource = child(resource, part);
      }
    }
    Method method =
        new Method(
            httpMethod,
            authorization,
            null,
            List.of(),
            apiKeyRequired,
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of(),
            integration.integration());
    definition = definition.with(resource.id(), method);
    return this;
  }

  private Resource child(Resource parent, String part) {
    if (definition.child(parent, part) == null) {
      definition = definition.withNewResource(Identifier.ofResource(), parent.id(), part);
    }
    return requireNonNull(definition.child(parent, part));
  }
}
