package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
      int over = resources - most;
      Optional<String> split = advice(desired, over);
      throw new InvalidInput(
          name
              + ": the map needs "
              + resources
              + " resources, with the root and the middles of paths, and the quota is "
              + most
              + (split.isPresent() ? "" : ", so " + over + " are too many")
              + ": "
              + RAISE
              + "resources"
              + split.map(words -> ", or " + words).orElse(""));
    }
    int bytes = bytes(document);
    if (bytes > MAX_DOCUMENT) {
      int shared = bytes(ApiDocument.of(new DesiredApi(desired.settings(), new TreeMap<>())));
      throw new InvalidInput(
          name
              + ": the map's OpenAPI document has "
              + bytes
              + " bytes, and AWS takes "
              + MAX_DOCUMENT
              + " at most: "
              + (shared > MAX_DOCUMENT
                  ? "its models alone have too many: make them smaller"
                  : "leave routes out"
                      + advice(desired, resources / 2).map(words -> ", or " + words).orElse("")));
    }
  }

  private static int bytes(ApiDocument document) {
    return document.marked().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<String> advice(DesiredApi desired, int surplus) {
    return SplitAdvice.of(desired.settings().api(), paths(desired), surplus);
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
    return paths(desired).size();
  }

  private static Set<String> paths(DesiredApi desired) {
    Set<String> paths = new HashSet<>(Set.of(""));
    for (Operation.Key key : desired.operations().keySet()) {
      String path = key.path().equals("/") ? "" : key.path();
      while (paths.add(path)) {
        path = path.substring(0, path.lastIndexOf('/'));
      }
    }
    return paths;
  }
}
