package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.ApiDocument;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** AWS's quotas on an API, checked before anything is written. */
final class Quotas {

  /** Of a document that is imported; AWS does not raise it. */
  private static final int MAX_DOCUMENT = 6 * 1024 * 1024;

  private static final String RAISE =
      "have it raised in Service Quotas (Amazon API Gateway) and say so in gateway.yaml, limits.";

  private Quotas() {}

  static void check(DesiredApi desired, ApiDocument document) {
    int resources = resources(desired);
    int most = desired.settings().limits().resources();
    String name = "API " + desired.settings().api().title();
    if (resources > most) {
      throw new InvalidInput(
          name
              + ": the map needs "
              + resources
              + " resources, with the root and the middles of paths, and the quota is "
              + most
              + ": "
              + RAISE
              + "resources, or split the map by host or by path into several APIs");
    }
    int bytes = document.json().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_DOCUMENT) {
      throw new InvalidInput(
          name
              + ": the map's OpenAPI document has "
              + bytes
              + " bytes, and AWS takes "
              + MAX_DOCUMENT
              + " at most: split the map by host or by path into several APIs");
    }
  }

  /** Checks that one more stage has room. */
  static void checkStages(Settings settings, int stages) {
    int most = settings.limits().stages();
    if (stages >= most) {
      throw new InvalidInput(
          "API "
              + settings.api().title()
              + ": has "
              + stages
              + " stages and would need stage "
              + settings.stage().name()
              + " as well, and the quota is "
              + most
              + ": delete one, or "
              + RAISE
              + "stages");
    }
  }

  private static int resources(DesiredApi desired) {
    Set<String> paths = new HashSet<>(Set.of(""));
    for (Operation.Key key : desired.operations().keySet()) {
      String path = key.path().equals("/") ? "" : key.path();
      while (paths.add(path)) {
        path = path.substring(0, path.lastIndexOf('/'));
      }
    }
    return paths.size();
  }
}
