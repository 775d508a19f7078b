package dev.ingressmap.gateway.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.cli.terminal.Line;
import dev.ingressmap.gateway.deploy.access.Access;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the calls of some methods.
 *
 * @param methods that are treated alike
 * @param route null if nothing answers
 * @param owner null if nothing answers or if nobody knows
 * @param rule that asks for the route, in words
 * @param because why this route answers
 * @param access who may call and how often; null if nothing answers
 * @param calls what the integration calls, or what API Gateway answers
 * @param ingress what the ingress does with that; null if it is not known
 * @param otherTeam whether another team's Ingress gets it there
 * @param waiting claims that are closed or held back, and would be nearer
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Explanation(
    List<String> methods,
    @Nullable String route,
    @Nullable String owner,
    @Nullable String rule,
    List<String> because,
    @Nullable Access access,
    String calls,
    @Nullable String ingress,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean otherTeam,
    List<String> waiting) {

  /** For people. */
  List<Line> lines(String path) {
    List<Line> lines = new ArrayList<>();
    boolean all = methods.containsAll(Verbs.ALL);
    lines.add(Line.of((all ? "Every method" : String.join(", ", methods)) + "  " + path));
    if (route != null) {
      add(lines, "route", route + "  (" + (owner == null ? "unknown" : owner) + ")");
      if (rule != null) {
        add(lines, "from", rule);
      }
    }
    because.forEach(reason -> add(lines, "because", reason));
    if (access != null) {
      add(lines, "who", access.toString());
    }
    add(lines, route == null ? "answer" : "calls", calls);
    if (ingress != null) {
      add(lines, "ingress", (otherTeam ? "ANOTHER TEAM'S: " : "") + ingress);
    }
    waiting.forEach(claim -> add(lines, "waiting", claim));
    return lines;
  }

  private static void add(List<Line> lines, String name, String text) {
    lines.add(Line.of("  %-7s  %s".formatted(name, text)));
  }
}
