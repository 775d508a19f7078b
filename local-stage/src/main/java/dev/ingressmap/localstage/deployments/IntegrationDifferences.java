package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.TlsConfig;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import dev.ingressmap.localstage.model.api.TransferMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different of an integration. */
final class IntegrationDifferences {

  private IntegrationDifferences() {}

  static void add(
      Integration from,
      String resourceOfFrom,
      Integration to,
      String resourceOfTo,
      Differences differences) {
    differences.compare(facts(from, resourceOfFrom), facts(to, resourceOfTo));
    differences.compare(
        "integration response",
        from.integrationResponses(),
        to.integrationResponses(),
        IntegrationDifferences::facts);
  }

  /** The usual cache namespace is the resource's id, which may be another one after an import. */
  private static Facts facts(Integration integration, String resourceId) {
    String namespace = integration.cacheNamespace();
    return new Facts()
        .add("integration type", integration.type())
        .add("integration method", integration.httpMethod())
        .add("integration URI", integration.uri())
        .add("integration timeout", integration.timeoutInMillis() + " ms")
        .add("connection type", integration.connectionType())
        .add("connection", integration.connectionId())
        .add("credentials", integration.credentials())
        .addEach("integration parameter", integration.requestParameters().texts())
        .addEach("request template", integration.requestTemplates())
        .add("passthrough behavior", integration.passthroughBehavior())
        .add("content handling", integration.contentHandling())
        .add("cache namespace", resourceId.equals(namespace) ? null : namespace)
        .addAll("cache keys", integration.cacheKeyParameters())
        .add("certificate of the backend", certificate(integration.tlsConfig()))
        .add(
            "transfer mode",
            Objects.requireNonNullElse(integration.responseTransferMode(), TransferMode.BUFFERED))
        .add("integration target", integration.integrationTarget());
  }

  private static String certificate(@Nullable TlsConfig tls) {
    return tls != null && tls.insecureSkipVerification() ? "is not checked" : "is checked";
  }

  private static Facts facts(IntegrationResponse response) {
    String pattern = response.selectionPattern();
    return new Facts()
        .add("selection pattern", pattern == null || pattern.isEmpty() ? null : pattern)
        .addEach("parameter", response.responseParameters().texts())
        .addEach("template", response.templates())
        .add("content handling", response.contentHandling());
  }
}
