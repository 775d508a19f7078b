package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds first segments of paths that could get an API of their own, the largest first. */
final class SplitAdvice {

  /** The largest number of additional APIs that is still reasonable. */
  private static final int MAX_SEGMENTS = 10;

  /** Longer lists would make the line unreadable. */
  private static final int MAX_LENGTH = 500;

  private SplitAdvice() {}

  /**
   * The advice in words.
   *
   * @param surplus how many of the paths are too many
   * @return empty if a few segments do not have that many paths, or if the API is itself the API of
   *     a segment
   */
  static Optional<String> of(Api api, Set<String> paths, int surplus) {
    if (!api.part().equals(Split.REST)) {
      return Optional.empty();
    }
    SortedMap<String, Integer> sizes = new TreeMap<>();
    paths.stream()
        .filter(path -> !path.isEmpty() && !path.startsWith("/{"))
        .forEach(path -> sizes.merge(Split.first(path), 1, Integer::sum));
    List<String> segments = new ArrayList<>(api.split().segments());
    int left = surplus;
    for (Map.Entry<String, Integer> size : largest(sizes)) {
      if (left > 0) {
        segments.add(size.getKey());
        left -= size.getValue();
      }
    }
    String list = String.join(", ", segments);
    return left > 0 || list.length() > MAX_LENGTH
        ? Optional.empty()
        : Optional.of(
            "give paths an API of their own by their first segments: api: {split: [" + list + "]}");
  }

  private static List<Map.Entry<String, Integer>> largest(SortedMap<String, Integer> sizes) {
    return sizes.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MAX_SEGMENTS)
        .toList();
  }
}
