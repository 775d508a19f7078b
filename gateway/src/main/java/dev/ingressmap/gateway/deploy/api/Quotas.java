package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/** Checks AWS's quotas on an API before anything is written. */
final class Quotas {

  /** The largest document that can be imported. AWS does not raise this quota. */
  private static final int MAX_DOCUMENT = 6 * 1024 * 1024;

  private static final String RAISE =
      "request an increase in Service Quotas (Amazon API Gateway) and set it in gateway.yaml,"
          + " limits.";

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
              + " resources, including the root and intermediate paths, and the quota is "
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
              + " bytes, and AWS accepts "
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
    return SplitAdvice.of(desired.settings().api(), desired.resources(), surplus);
  }

  /** Checks that there is room for one more stage. */
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
    return desired.resources().size();
  }
}
