package dev.ingressmap.gateway.cli.picture;

import dev.ingressmap.gateway.cli.picture.MapPicture.Route;
import dev.ingressmap.gateway.cli.picture.MapPicture.Team;
import java.util.List;
import java.util.stream.Collectors;

/** A page that shows a map as a picture and as a table. It loads nothing and runs nothing. */
final class HtmlPicture {

  private HtmlPicture() {}

  static String of(MapPicture picture) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <style>
    :root { color-scheme: light dark; }
    body { font: 15px system-ui, sans-serif; margin: 1.5rem; }
    .picture { overflow-x: auto; }
    table { border-collapse: collapse; margin-top: 1.5rem; }
    th, td { text-align: left; padding: .3rem .8rem; border-bottom: 1px solid #8c959f66; overflow-wrap: anywhere; }
    </style>
    </head>
    <body>
    <h1>%1$s</h1>
    <div class="picture" tabindex="0" role="region" aria-label="Picture of the map">
    %2$s
    </div>
    <table>
    <thead><tr><th scope="col">Team</th><th scope="col">Route</th><th scope="col">Who may call</th><th scope="col">What answers</th></tr></thead>
    <tbody>
    %3$s
    </tbody>
    </table>
    </body>
    </html>\
    """
        .formatted(
            Markup.text(picture.title()),
            SvgPicture.of(picture),
            picture.teams().stream()
                .flatMap(team -> team.routes().stream().map(route -> row(team, route)))
                .collect(Collectors.joining("\n")));
  }

  private static String row(Team team, Route route) {
    return List.of(team.name(), route.name(), route.access(), route.target()).stream()
        .map(value -> "<td>" + Markup.text(value) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
