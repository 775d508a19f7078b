package dev.ingressmap.localstage.control;

import java.io.IOException;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Everything that an API returns about itself, in a text that is equal for equal APIs. */
final class ImportedState {

  private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

  private ImportedState() {}

  static String of(ControlPlaneServer server, JsonNode api)
      throws IOException, InterruptedException {
    String path = "/restapis/" + api.path("id").asString();
    var state = new StringBuilder();
    for (String part :
        new String[] {
          "",
          "/authorizers",
          "/requestvalidators",
          "/models?limit=500",
          "/gatewayresponses?limit=500",
          "/documentation/parts?limit=500",
          "/resources?embed=methods&limit=500"
        }) {
      state.append(server.json("GET", path + part, null)).append('\n');
    }
    String text = state.toString().replaceAll("\"createdDate\":\\d+", "");
    int number = 0;
    for (String id : ID.matcher(text).results().map(match -> match.group(1)).distinct().toList()) {
      text = text.replace(id, "id" + number++);
    }
    return text;
  }
}
