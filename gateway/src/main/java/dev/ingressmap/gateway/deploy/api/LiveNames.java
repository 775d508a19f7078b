package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Validation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.RequestValidator;

/** What the ids stand for that methods refer to. */
record LiveNames(Map<String, String> authorizers, Map<String, String> validators) {

  /** Nobody has asked AWS: ids stand for themselves. */
  static LiveNames of(List<Authorizer> authorizers, List<RequestValidator> validators) {
    Map<String, String> names = new HashMap<>();
    authorizers.forEach(authorizer -> names.put(authorizer.id(), authorizer.name()));
    Map<String, String> checks = new HashMap<>();
    validators.forEach(validator -> checks.put(validator.id(), checks(validator)));
    return new LiveNames(names, checks);
  }

  @Nullable String authorizer(@Nullable String id) {
    return id == null ? null : authorizers.getOrDefault(id, id);
  }

  @Nullable String validator(@Nullable String id) {
    return id == null ? null : validators.getOrDefault(id, id);
  }

  /** What a validator does is what counts, whatever its name. */
  private static String checks(RequestValidator validator) {
    Validation validation =
        Validation.of(
            Boolean.TRUE.equals(validator.validateRequestParameters()),
            Boolean.TRUE.equals(validator.validateRequestBody()));
    return validation == null ? "nothing" : validation.validator();
  }
}
