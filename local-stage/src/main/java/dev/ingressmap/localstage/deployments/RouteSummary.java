package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.Integration;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route that only one of two deployments has.
 *
 * @param access who may call it, in words
 * @param integration its type, the method and the URI, as far as it has them
 */
public record RouteSummary(String route, String access, String integration) {

  static RouteSummary of(String route, PlacedMethod placed) {
    Method method = placed.method();
    return new RouteSummary(
        Excerpt.of(route),
        Excerpt.of(access(method, placed.components())),
        Excerpt.of(text(method.methodIntegration())));
  }

  private static String access(Method method, Components components) {
    if (isClosed(method.methodIntegration())) {
      return "closed";
    }
    List<String> needs = new ArrayList<>();
    if (method.authorizationType() == AuthorizationType.AWS_IAM) {
      needs.add("IAM");
    }
    String id = method.authorizerId();
    Authorizer authorizer = id == null ? null : components.authorizers().get(id);
    if (authorizer != null) {
      boolean pool = method.authorizationType() == AuthorizationType.COGNITO_USER_POOLS;
      needs.add((pool ? "user pool " : "authorizer ") + authorizer.name());
    }
    if (method.apiKeyRequired()) {
      needs.add("API key");
    }
    return needs.isEmpty() ? "everybody" : String.join(", ", needs);
  }

  /** Whether a method only refuses: a mock that answers 403. */
  private static boolean isClosed(@Nullable Integration integration) {
    return integration != null
        && integration.type() == IntegrationType.MOCK
        && integration.integrationResponses().keySet().equals(Set.of("403"));
  }

  static String text(@Nullable Integration integration) {
    return integration == null
        ? ""
        : Stream.of(integration.type().name(), integration.httpMethod(), integration.uri())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
  }
}
