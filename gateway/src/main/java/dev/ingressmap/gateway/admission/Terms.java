package dev.ingressmap.gateway.admission;

import static dev.ingressmap.gateway.admission.Variables.said;
import static dev.ingressmap.gateway.admission.Variables.value;

import dev.ingressmap.gateway.route.Exposure.Authorization;
import dev.ingressmap.gateway.route.Protection;
import dev.ingressmap.gateway.settings.policy.Defaults;
import dev.ingressmap.gateway.settings.policy.Team.Default;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who may call an Ingress's routes, and for how long. */
final class Terms {

  private static final int LONGEST_TIMEOUT = 29_000;

  private Terms() {}

  static Map<String, String> variables(Defaults defaults) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("exposed", "!(%s) || %s != \"false\"".formatted(said("expose"), value("expose")));
    variables.put("saysWho", said("authorization") + " || " + said("authorizer"));
    variables.put(
        "authorization",
        chosen("authorization", value("authorization"), "\"NONE\"", authorization(defaults)));
    variables.put(
        "authorizer", chosen("authorizer", value("authorizer"), "\"\"", authorizer(defaults)));
    variables.put(
        "scopes",
        chosen(
            "authorization-scopes",
            value("authorization-scopes") + ".split(\",\").map(scope, scope.trim())",
            "[]",
            Cel.texts(defaults.scopes())));
    variables.put(
        "apiKey",
        "%s ? %s == \"true\" : %s"
            .formatted(
                said("api-key-required"), value("api-key-required"), defaults.apiKeyRequired()));
    variables.put(
        "timeout",
        "%s ? (%s.matches(\"^[0-9]{2,6}$\") ? int(string(%2$s)) : 0) : %s"
            .formatted(
                said("timeout-ms"),
                value("timeout-ms"),
                Objects.requireNonNullElse(defaults.timeoutMillis(), LONGEST_TIMEOUT)));
    variables.put("isOpen", "variables.authorization == \"NONE\" && variables.authorizer == \"\"");
    variables.put(
        "caller",
        "variables.isOpen ? (variables.apiKey ? \"API key\" : \"open\")"
            + " : (variables.authorizer == \"\" ? variables.authorization : \"authorizer \" + variables.authorizer"
            + " + (variables.scopes.size() == 0 ? \"\" : \" (\" + variables.scopes.join(\", \") + \")\"))"
            + " + (variables.apiKey ? \", API key\" : \"\")");
    return variables;
  }

  /** What an annotation says, if it or another one says who may call. */
  private static String chosen(String name, String value, String nothing, String otherwise) {
    return "variables.saysWho ? (%s ? %s : %s) : %s"
        .formatted(said(name), value, nothing, otherwise);
  }

  private static String authorization(Defaults defaults) {
    return defaults.signed() ? "\"AWS_IAM\"" : "\"NONE\"";
  }

  private static String authorizer(Defaults defaults) {
    return Cel.text(Objects.requireNonNullElse(defaults.authorizer(), ""));
  }

  /**
   * Refuses terms that are laxer than the defaults.
   *
   * @param allowed what may be laxer
   * @param rule that says so
   */
  static List<Validation> validations(Defaults defaults, Set<Default> allowed, String rule) {
    List<Validation> validations = new ArrayList<>();
    String not = ", and " + rule + " does not allow it";
    if (!allowed.contains(Default.AUTHORIZATION) && (defaults.signed() || isNamed(defaults))) {
      validations.add(
          new Validation(
              "!variables.exposed || " + isAtLeast(defaults),
              "who may call is ",
              "variables.caller",
              " where the default is " + least(defaults) + not));
    }
    if (!allowed.contains(Default.API_KEY) && defaults.apiKeyRequired()) {
      validations.add(
          Validation.of(
              "!variables.exposed || variables.apiKey",
              "no API key is required where the default is one" + not));
    }
    Integer most = defaults.timeoutMillis();
    if (!allowed.contains(Default.TIMEOUT) && most != null) {
      validations.add(
          new Validation(
              "!variables.exposed || variables.timeout <= " + most,
              "the timeout is ",
              "string(variables.timeout)",
              " ms where the default is " + most + not));
    }
    return validations;
  }

  private static Protection least(Defaults defaults) {
    return new Protection(
        defaults.signed() ? Authorization.AWS_IAM : Authorization.NONE,
        defaults.authorizer(),
        defaults.scopes(),
        defaults.apiKeyRequired());
  }

  private static boolean isNamed(Defaults defaults) {
    return defaults.authorizer() != null;
  }

  private static String isAtLeast(Defaults defaults) {
    String same =
        "variables.authorization == %s && variables.authorizer == %s"
            .formatted(authorization(defaults), authorizer(defaults));
    return defaults.scopes().isEmpty()
        ? same
        : same
            + " && variables.scopes.size() > 0 && variables.scopes.all(scope, scope in "
            + Cel.texts(defaults.scopes())
            + ")";
  }
}
