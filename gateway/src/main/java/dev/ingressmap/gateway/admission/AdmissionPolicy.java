package dev.ingressmap.gateway.admission;

import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Objects that let Kubernetes refuse Ingresses that the platform's policy does not allow. */
public final class AdmissionPolicy {

  private static final String VERSION = "admissionregistration.k8s.io/v1";
  private static final int WIDTH = 110;

  private static final String COMMENT =
      """
      # Written by gateway policy from teams, defaults, ingresses and hosts of gateway.yaml: write it again after a
      # change there. Kubernetes 1.30 or newer refuses what these objects can see in one Ingress. What they cannot see
      # is left to gateway, which holds it back:
      # - conflicts with other Ingresses, and routes that weaken the protection of others or intrude on reserved paths
      # - quotas: teams.<team>.routes, and those of AWS
      # - paths and values that the API cannot have, and misspellings of the prefix ingressmap.dev/
      # - Ingresses that were there before, until they change, also if the labels of their namespaces change
      """;

  private AdmissionPolicy() {}

  /**
   * The manifests.
   *
   * @param name of the objects
   */
  public static String text(Settings settings, String name) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setWidth(WIDTH);
    Yaml yaml = new Yaml(options);
    return COMMENT + yaml.dump(policy(settings, name)) + "---\n" + yaml.dump(binding(name));
  }

  private static Map<String, Object> policy(Settings settings, String name) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("apiGroups", List.of("networking.k8s.io"));
    rule.put("apiVersions", List.of("v1"));
    rule.put("operations", List.of("CREATE", "UPDATE"));
    rule.put("resources", List.of("ingresses"));
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("failurePolicy", "Fail");
    spec.put("matchConstraints", Map.of("resourceRules", List.of(rule)));
    spec.put("matchConditions", named(SelectedIngresses.conditions(settings.ingresses())));
    spec.put("variables", named(Variables.of(settings)));
    spec.put(
        "validations", validations(settings.policy()).stream().map(Validation::fields).toList());
    return object("ValidatingAdmissionPolicy", name, spec);
  }

  private static Map<String, Object> binding(String name) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("policyName", name);
    spec.put("validationActions", List.of("Deny"));
    return object("ValidatingAdmissionPolicyBinding", name, spec);
  }

  private static Map<String, Object> object(String kind, String name, Map<String, Object> spec) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", VERSION);
    object.put("kind", kind);
    object.put("metadata", Map.of("name", name));
    object.put("spec", spec);
    return object;
  }

  private static List<Map<String, Object>> named(Map<String, String> expressions) {
    List<Map<String, Object>> named = new ArrayList<>();
    expressions.forEach((name, expression) -> {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", name);
      each.put("expression", expression);
      named.add(each);
    });
    return named;
  }

  private static List<Validation> validations(Policy policy) {
    List<Validation> validations = new ArrayList<>();
    String known = "name in " + Cel.texts(Annotations.known());
    validations.add(
        new Validation(
            "variables.ours.all(name, %s)".formatted(known),
            "",
            "variables.ours.filter(name, !(%s)).map(name, %s + name).join(\", \")"
                .formatted(known, Cel.text(Annotations.PREFIX)),
            ": not an annotation of the ingress map"));
    if (policy.teams().isEmpty()) {
      Terms.validations(policy.defaults(), Set.of(), "defaults in gateway.yaml").stream()
          .map(rule -> rule.unless("variables.claims.size() == 0"))
          .forEach(validations::add);
    } else {
      TeamOfNamespace.validations(policy.teams()).forEach(validations::add);
      policy.teams().forEach(team -> validations.addAll(TeamRules.of(team, policy.defaults())));
    }
    return validations;
  }
}
