package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.IntegrationType;
import dev.ingressmap.localstage.model.api.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a method.
 *
 * @param words for people
 */
public record Access(Kind kind, String words) {

  /** Who may call, as far as it is drawn. */
  public enum Kind {
    OPEN,
    GUARDED,
    CLOSED
  }

  /** Who may call a method of an API with these components. */
  public static Access of(Method method, Components components) {
    if (isClosed(method)) {
      return new Access(Kind.CLOSED, "closed");
    }
    Authorizer authorizer = authorizer(method, components);
    List<String> needs = new ArrayList<>();
    if (method.authorizationType() == AuthorizationType.AWS_IAM) {
      needs.add("IAM");
    }
    if (authorizer != null) {
      needs.add(
          (method.authorizationType() == AuthorizationType.COGNITO_USER_POOLS
                  ? "user pool "
                  : "authorizer ")
              + authorizer.name());
    }
    if (method.apiKeyRequired()) {
      needs.add("API key");
    }
    return needs.isEmpty()
        ? new Access(Kind.OPEN, "everybody")
        : new Access(Kind.GUARDED, String.join(", ", needs));
  }

  /** Whether it only refuses: a mock that answers 403. */
  private static boolean isClosed(Method method) {
    return method.methodIntegration() != null
        && method.methodIntegration().type() == IntegrationType.MOCK
        && method.methodIntegration().integrationResponses().keySet().equals(Set.of("403"));
  }

  /** The authorizer of a method; null if it has none. */
  public static @Nullable Authorizer authorizer(Method method, Components components) {
    String id = method.authorizerId();
    return id == null ? null : components.authorizers().get(id);
  }
}
