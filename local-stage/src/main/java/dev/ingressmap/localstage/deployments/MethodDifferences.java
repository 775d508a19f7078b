package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.model.api.MethodResponse;
import dev.ingressmap.localstage.model.api.RequestValidator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is different of a method, in which components are known by name, and not by id. */
final class MethodDifferences {

  private MethodDifferences() {}

  static List<Change> between(PlacedMethod from, PlacedMethod to) {
    Differences differences = new Differences();
    differences.compare(facts(from), facts(to));
    differences.compare(
        "method response",
        from.method().methodResponses(),
        to.method().methodResponses(),
        MethodDifferences::facts);
    Integration before = from.method().methodIntegration();
    Integration after = to.method().methodIntegration();
    if (before != null && after != null) {
      IntegrationDifferences.add(before, from.resourceId(), after, to.resourceId(), differences);
    } else {
      differences.compare("integration", text(before), text(after));
    }
    return differences.found();
  }

  private static @Nullable String text(@Nullable Integration integration) {
    return integration == null ? null : RouteSummary.text(integration);
  }

  private static Facts facts(PlacedMethod placed) {
    Method method = placed.method();
    Components components = placed.components();
    return new Facts()
        .add("authorization", method.authorizationType())
        .add("authorizer", authorizer(method.authorizerId(), components))
        .addAll("scopes", method.authorizationScopes())
        .add("API key required", method.apiKeyRequired() ? "yes" : "no")
        .add("request validator", validator(method.requestValidatorId(), components))
        .add("operation name", method.operationName())
        .addRequired("request parameter", method.requestParameters())
        .addEach("request model", method.requestModels());
  }

  private static Facts facts(MethodResponse response) {
    return new Facts()
        .addRequired("header", response.parameters())
        .addEach("model", response.models());
  }

  private static @Nullable String authorizer(@Nullable String id, Components components) {
    Authorizer authorizer = id == null ? null : components.authorizers().get(id);
    return authorizer == null ? id : authorizer.name();
  }

  /** Its name, if it has one, and what it validates. */
  private static @Nullable String validator(@Nullable String id, Components components) {
    RequestValidator validator = id == null ? null : components.requestValidators().get(id);
    if (validator == null) {
      return id;
    }
    String validated =
        Stream.of(
                validator.validateRequestBody() ? "body" : "",
                validator.validateRequestParameters() ? "parameters" : "")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" and "));
    String what = "validates " + (validated.isEmpty() ? "nothing" : validated);
    return validator.name() == null ? what : validator.name() + ", " + what;
  }
}
