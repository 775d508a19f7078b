package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What AWS's quotas leave for operations in the APIs of all parts of a map. */
final class Rooms {

  private final Settings settings;
  private final Map<String, Room> byPart = new HashMap<>();

  Rooms(Settings settings) {
    this.settings = settings;
  }

  /** Adds what is there in any case. */
  void reserve(Need need) {
    of(part(need.operation())).add(need);
  }

  /** Adds all of these if they fit. */
  boolean take(Collection<Need> needs) {
    Map<String, List<Need>> parts = new HashMap<>();
    needs.forEach(
        need -> parts.computeIfAbsent(part(need.operation()), part -> new ArrayList<>()).add(need));
    boolean fit =
        parts.entrySet().stream().allMatch(part -> of(part.getKey()).has(part.getValue()));
    if (fit) {
      needs.forEach(this::reserve);
    }
    return fit;
  }

  private String part(Operation operation) {
    return settings.api().split().partOf(operation.key().path());
  }

  private Room of(String part) {
    return byPart.computeIfAbsent(part, name -> new Room(name, settings.limits().resources()));
  }
}
