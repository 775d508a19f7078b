package dev.ingressmap.gateway.cli.picture;

import dev.ingressmap.gateway.cli.picture.MapPicture.Route;
import dev.ingressmap.gateway.cli.picture.MapPicture.Team;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Draws a map as SVG: one row for each route, from left to right the way of a call. */
final class SvgPicture {

  private static final int ROW = 26;
  private static final int MARGIN = 16;
  private static final int GAP = 18;
  private static final int STAGE_X = 150;
  private static final int STAGE_WIDTH = 190;
  private static final int TEAM_X = 420;
  private static final int TEAM_WIDTH = 630;
  private static final int TARGET_X = 1140;
  private static final int TARGET_WIDTH = 330;
  private static final int WIDTH = TARGET_X + TARGET_WIDTH + MARGIN;

  /** In characters, of the fonts below. */
  private static final int MAX_NAME = 40;

  private static final int MAX_ACCESS = 34;
  private static final int MAX_TARGET = 42;
  private static final int MAX_TITLE = 24;

  private static final String STYLE =
      """
      <style>
      svg { --ink: #1f2328; --soft: #59636e; --line: #8c959f; --page: #ffffff; --box: #f6f8fa;
        --open: #9a6700; --guarded: #1a7f37; --closed: #59636e; background: var(--page); }
      @media (prefers-color-scheme: dark) { svg { --ink: #f0f6fc; --soft: #9198a1; --line: #656c76;
        --page: #0d1117; --box: #151b23; --open: #d29922; --guarded: #3fb950; --closed: #9198a1; } }
      text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: var(--ink); }
      .head { font-weight: 600; } .soft { fill: var(--soft); } .end { text-anchor: end; }
      .middle { text-anchor: middle; }
      rect { fill: var(--box); stroke: var(--line); }
      path { fill: none; stroke: var(--line); stroke-width: 1.2; }
      .open { fill: var(--open); } .guarded { fill: var(--guarded); } .closed { fill: var(--closed); }
      </style>
      """;

  private final MapPicture picture;
  private final Map<String, Integer> targetRows = new HashMap<>();
  private final StringBuilder edges = new StringBuilder();
  private final StringBuilder boxes = new StringBuilder();

  private SvgPicture(MapPicture picture) {
    this.picture = picture;
  }

  static String of(MapPicture picture) {
    return new SvgPicture(picture).drawn();
  }

  private String drawn() {
    int teamsEnd = teams();
    int targetsEnd = targets();
    int height = Math.max(Math.max(teamsEnd, targetsEnd), 120) + MARGIN;
    int middle = height / 2;
    stage(middle);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s">
    <title>%s</title>
    %s%s%s</svg>\
    """
        .formatted(
            WIDTH,
            height,
            WIDTH,
            height,
            Markup.text(picture.title()),
            Markup.text(picture.title()),
            STYLE,
            edges.toString().replace("@middle@", Integer.toString(middle)),
            boxes);
  }

  private int teams() {
    int y = MARGIN;
    for (Team team : picture.teams()) {
      int height = ROW * (team.routes().size() + 1) + 6;
      box(TEAM_X, y, TEAM_WIDTH, height);
      text(TEAM_X + 10, y + 18, "head", team.name(), MAX_NAME);
      edges.append(
          "<path d=\"M%d @middle@ C%d @middle@ %d %d %d %d\"/>\n"
              .formatted(
                  STAGE_X + STAGE_WIDTH,
                  STAGE_X + STAGE_WIDTH + 40,
                  TEAM_X - 40,
                  y + 14,
                  TEAM_X,
                  y + 14));
      int row = y + ROW;
      for (Route route : team.routes()) {
        route(route, row);
        targetRows.merge(route.target(), row, Math::min);
        row += ROW;
      }
      y += height + GAP;
    }
    return y - GAP;
  }

  private void route(Route route, int y) {
    boxes.append("<g><title>").append(Markup.text(route.details())).append("</title>\n");
    text(TEAM_X + 22, y + 17, "", route.name(), MAX_NAME);
    text(
        TEAM_X + TEAM_WIDTH - 10,
        y + 17,
        route.kind().name().toLowerCase(Locale.ROOT) + " end",
        route.access(),
        MAX_ACCESS);
    boxes.append("</g>\n");
  }

  /** Each target is beside its first route, or below the target before. */
  private int targets() {
    Map<Integer, String> wanted = new TreeMap<>();
    for (String target : picture.targets()) {
      int y = targetRows.getOrDefault(target, MARGIN);
      while (wanted.containsKey(y)) {
        y++;
      }
      wanted.put(y, target);
    }
    Map<String, Integer> placed = new HashMap<>();
    int free = MARGIN;
    for (Map.Entry<Integer, String> target : wanted.entrySet()) {
      int y = Math.max(target.getKey(), free);
      placed.put(target.getValue(), y);
      free = y + ROW + 6;
      box(TARGET_X, y, TARGET_WIDTH, ROW);
      text(TARGET_X + 10, y + 17, "", target.getValue(), MAX_TARGET);
    }
    int row = MARGIN;
    for (Team team : picture.teams()) {
      row += ROW;
      for (Route route : team.routes()) {
        int to = placed.getOrDefault(route.target(), MARGIN) + ROW / 2;
        edges.append(
            "<path d=\"M%d %d C%d %d %d %d %d %d\"/>\n"
                .formatted(
                    TEAM_X + TEAM_WIDTH,
                    row + 13,
                    TEAM_X + TEAM_WIDTH + 50,
                    row + 13,
                    TARGET_X - 50,
                    to,
                    TARGET_X,
                    to));
        row += ROW;
      }
      row += 6 + GAP;
    }
    return free;
  }

  private void stage(int middle) {
    text(MARGIN, middle + 4, "head", "Clients", MAX_TITLE);
    edges.append("<path d=\"M%d %d L%d %d\"/>\n".formatted(MARGIN + 62, middle, STAGE_X, middle));
    box(STAGE_X, middle - 30, STAGE_WIDTH, 60);
    int center = STAGE_X + STAGE_WIDTH / 2;
    text(center, middle - 6, "head middle", "API " + picture.api(), MAX_TITLE);
    text(center, middle + 16, "soft middle", "stage " + picture.stage(), MAX_TITLE);
  }

  private void box(int x, int y, int width, int height) {
    boxes.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
            .formatted(x, y, width, height));
  }

  /** A text, cut if it is longer than its place; the whole of it is shown on hover. */
  private void text(int x, int y, String kinds, String text, int max) {
    boolean fits = text.codePointCount(0, text.length()) <= max;
    String shown = fits ? text : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    boxes
        .append("<text x=\"%d\" y=\"%d\" class=\"%s\">".formatted(x, y, kinds))
        .append(Markup.text(shown))
        .append(fits ? "" : "<title>" + Markup.text(text) + "</title>")
        .append("</text>\n");
  }
}
