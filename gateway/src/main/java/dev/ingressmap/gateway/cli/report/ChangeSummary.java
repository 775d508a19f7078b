package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a line of a plan says of a change beside its name: where a route leads, who may call. */
final class ChangeSummary {

  private static final Pattern ANSWER = Pattern.compile("integration\\.responses\\.([0-9]{3})");

  private final Map<String, String> owners = new HashMap<>();

  ChangeSummary(DesiredApi desired) {
    desired
        .operations()
        .forEach((key, operation) -> owners.put(key.toString(), operation.source().owner()));
  }

  String of(Change change) {
    if (change.kind() == Kind.USAGE_PLAN && change.action() == Action.ADD) {
      return values(change, "throttle.*|quota\\.(limit|period)");
    }
    if (change.kind() == Kind.DOMAIN && change.action() != Action.CHANGE) {
      return values(change, "mapping.*|record.*");
    }
    if (change.kind() != Kind.ROUTE || change.access() == null) {
      return "";
    }
    String who = change.access().toString();
    if (change.action() == Action.CHANGE) {
      return who;
    }
    String target = target(change);
    // What is closed says so already.
    return (target.startsWith(who) ? target : target + "  " + who) + owner(change);
  }

  /** Some values of what comes or goes, in AWS's names. */
  private static String values(Change change, String names) {
    return change.fields().stream()
        .filter(field -> field.name().matches(names))
        .map(field -> field.name() + " " + PlanText.value(set(field)))
        .collect(Collectors.joining(", "));
  }

  private static String target(Change change) {
    for (Field field : change.fields()) {
      String set = set(field);
      if (field.name().equals("integration.uri")) {
        return "-> " + PlanText.value(set);
      }
      Matcher answer = ANSWER.matcher(field.name());
      if (answer.matches() && isMock(change)) {
        return answer.group(1).equals("403") ? "closed: 403" : "answers " + answer.group(1);
      }
    }
    return "";
  }

  /** The value of what comes, or of what goes. */
  private static @Nullable String set(Field field) {
    return field.to() == null ? field.from() : field.to();
  }

  /** Whether API Gateway answers by itself. */
  private static boolean isMock(Change change) {
    return change.fields().stream()
        .filter(field -> field.name().equals("integration.type"))
        .anyMatch(field -> "MOCK".equals(set(field)));
  }

  private String owner(Change change) {
    String owner = owners.get(change.name());
    return owner == null ? "" : "  (" + owner + ")";
  }
}
