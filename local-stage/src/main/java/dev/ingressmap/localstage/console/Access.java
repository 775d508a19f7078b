package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.Authorizer;
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
record Access(Kind kind, String words) {

  /** Who may call, as far as it is drawn. */
  enum Kind {
    OPEN,
    GUARDED,
    CLOSED
  }

  static Access of(Method method, @Nullable Authorizer authorizer) {
    if (isClosed(method)) {
      return new Access(Kind.CLOSED, "closed");
    }
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

  static @Nullable Authorizer authorizer(Method method, ApiDefinition definition) {
    String id = method.authorizerId();
    return id == null ? null : definition.components().authorizers().get(id);
  }
}
