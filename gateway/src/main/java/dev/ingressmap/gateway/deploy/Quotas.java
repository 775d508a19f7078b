package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.ApiDocument;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
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
      throw new InvalidInput(
          name
              + ": the map needs "
              + resources
              + " resources, with the root and the middles of paths, and the quota is "
              + most
              + ": "
              + RAISE
              + "resources"
              + split(desired, resources - most));
    }
    int bytes = document.json().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_DOCUMENT) {
      throw new InvalidInput(
          name
              + ": the map's OpenAPI document has "
              + bytes
              + " bytes, and AWS takes "
              + MAX_DOCUMENT
              + " at most"
              + split(desired, resources / 2));
    }
  }

  /** Which first segments may get an API of their own, so that some resources go: the largest. */
  private static String split(DesiredApi desired, int surplus) {
    Api api = desired.settings().api();
    if (!api.part().equals(Split.REST)) {
      return "";
    }
    SortedMap<String, Integer> sizes = new TreeMap<>();
    paths(desired).stream()
        .filter(path -> !path.isEmpty() && !path.startsWith("/{"))
        .forEach(path -> sizes.merge(Split.first(path), 1, Integer::sum));
    List<String> segments = new ArrayList<>(api.split().segments());
    int left = surplus;
    for (String segment : largest(sizes)) {
      if (left > 0) {
        segments.add(segment);
        left -= sizes.getOrDefault(segment, 0);
      }
    }
    return ", or give paths an API of their own by their first segments: api: {split: ["
        + String.join(", ", segments)
        + "]}";
  }

  private static List<String> largest(SortedMap<String, Integer> sizes) {
    return sizes.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
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
