package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.settings.Throttle;
import dev.ingressmap.gateway.settings.UsagePlan;
import dev.ingressmap.gateway.settings.UsagePlan.OfMethod;
import dev.ingressmap.gateway.settings.UsagePlan.Period;
import dev.ingressmap.gateway.settings.UsagePlan.Quota;
import dev.ingressmap.gateway.yaml.NearestName;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link UsagePlan}s from a mapping by name. */
public final class UsagePlansReader {

  /** The characters that tag values may contain, since the name is one. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");

  private static final Pattern METHOD = Pattern.compile(Verbs.PATTERN + " /\\S*");

  private UsagePlansReader() {}

  static List<UsagePlan> read(@Nullable YamlValue plans) {
    List<UsagePlan> read = new ArrayList<>();
    if (plans != null) {
      plans.entries().forEach((name, plan) -> read.add(plan(name, plan)));
    }
    return read;
  }

  /**
   * What is wrong with the plans for an API.
   *
   * @param methods of the API, such as {@code GET /orders}, and whether each requires an API key
   */
  public static List<String> problems(List<UsagePlan> plans, Map<String, Boolean> methods) {
    return plans.stream()
        .flatMap(plan -> plan.methods().stream())
        .filter(throttled -> !methods.getOrDefault(throttled.method(), false))
        .map(throttled -> throttled.where() + ": " + problem(throttled.method(), methods))
        .toList();
  }

  private static String problem(String method, Map<String, Boolean> methods) {
    return methods.containsKey(method)
        ? "the method requires no API key, so no plan throttles it: set"
            + " ingressmap.dev/api-key-required: \"true\" on its Ingress, or apiKeyRequired: true on its"
            + " route"
        : "the API has no method " + method + NearestName.hint(method, methods.keySet());
  }

  private static UsagePlan plan(String name, YamlValue plan) {
    if (!NAME.matcher(name).matches()) {
      throw plan.invalid("its name must be up to 64 letters, digits, _, . and -");
    }
    plan.entries(Set.of("description", "throttle", "quota", "methods"));
    YamlValue description = plan.get("description");
    YamlValue throttle = plan.get("throttle");
    YamlValue quota = plan.get("quota");
    YamlValue methods = plan.get("methods");
    if (methods != null && throttle == null) {
      throw methods.invalid("requires a throttle on the plan (an AWS rule): add one");
    }
    return new UsagePlan(
        name,
        description == null ? null : description.text(),
        throttle == null ? null : Throttle.read(throttle),
        quota == null ? null : quota(quota),
        methods == null ? List.of() : methods(methods));
  }

  private static Quota quota(YamlValue quota) {
    quota.entries(Set.of("requests", "per"));
    return new Quota(
        quota.require("requests").integer(1, Integer.MAX_VALUE),
        Period.valueOf(
            quota.require("per").oneOf(Set.of("day", "week", "month")).toUpperCase(Locale.ROOT)));
  }

  private static List<OfMethod> methods(YamlValue methods) {
    List<OfMethod> read = new ArrayList<>();
    methods
        .entries()
        .forEach((method, throttle) -> {
          if (!METHOD.matcher(method).matches()) {
            throw throttle.invalid("must be a method and a path such as GET /orders");
          }
          read.add(new OfMethod(method, Throttle.read(throttle), throttle.place()));
        });
    return read;
  }
}
