package dev.ingressmap.gateway.cli.picture;

import dev.ingressmap.gateway.cli.picture.MapPicture.Route;
import dev.ingressmap.gateway.cli.picture.MapPicture.Team;

/**
 * Describes a map as a flowchart of Mermaid.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Flowcharts</a>
 */
final class MermaidPicture {

  private MermaidPicture() {}

  static String of(MapPicture picture) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    text.append("  clients([Clients]) --> stage[\"").append(label(picture.title())).append("\"]\n");
    StringBuilder edges = new StringBuilder();
    int routes = 0;
    int teams = 0;
    for (Team team : picture.teams()) {
      text.append("  subgraph team%d[\"%s\"]\n".formatted(teams++, label(team.name())));
      for (Route route : team.routes()) {
        text.append(
            "    route%d[\"%s<br/>%s\"]\n"
                .formatted(routes, label(route.name()), label(route.access())));
        edges.append(
            "  stage --> route%d --> target%d\n"
                .formatted(routes, picture.targets().indexOf(route.target())));
        routes++;
      }
      text.append("  end\n");
    }
    for (int i = 0; i < picture.targets().size(); i++) {
      text.append("  target%d[\"%s\"]\n".formatted(i, label(picture.targets().get(i))));
    }
    return text.append(edges).toString().stripTrailing();
  }

  /** A text without any character that Mermaid or a browser might read as markup. */
  private static String label(String text) {
    StringBuilder label = new StringBuilder();
    text.codePoints()
        .forEach(code -> {
          if (Character.isLetterOrDigit(code) || " -_./:,".indexOf(code) >= 0) {
            label.appendCodePoint(code);
          } else {
            label.append('#').append(code).append(';');
          }
        });
    return label.toString();
  }
}
