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

  /** Adds an operation that is there in any case. */
  void reserve(Operation operation) {
    of(part(operation)).add(operation);
  }

  /** Adds operations if all of them fit. */
  boolean take(Collection<Operation> operations) {
    Map<String, List<Operation>> parts = new HashMap<>();
    operations.forEach(operation ->
        parts.computeIfAbsent(part(operation), part -> new ArrayList<>()).add(operation));
    boolean fit =
        parts.entrySet().stream().allMatch(part -> of(part.getKey()).has(part.getValue()));
    if (fit) {
      operations.forEach(this::reserve);
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
