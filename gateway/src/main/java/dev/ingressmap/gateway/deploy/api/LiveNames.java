package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Validation;
import dev.ingressmap.gateway.aws.api.Authorizer;
import dev.ingressmap.gateway.aws.api.RequestValidator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of authorizers and validators, by the ids that methods refer to. */
record LiveNames(Map<String, String> authorizers, Map<String, String> validators) {

  /** An id without a name stands for itself. */
  static LiveNames of(List<Authorizer> authorizers, List<RequestValidator> validators) {
    Map<String, String> names = new HashMap<>();
    authorizers.forEach(authorizer -> names.put(authorizer.id(), authorizer.name()));
    Map<String, String> checks = new HashMap<>();
    validators.forEach(validator -> checks.put(validator.id(), checks(validator)));
    return new LiveNames(names, checks);
  }

  String authorizer(String id) {
    return authorizers.getOrDefault(id, id);
  }

  String validator(String id) {
    return validators.getOrDefault(id, id);
  }

  /** Validators are compared by what they check, not by their names. */
  private static String checks(RequestValidator validator) {
    Validation validation = Validation.of(validator.parameters(), validator.body());
    return validation == null ? "nothing" : validation.validator();
  }
}
