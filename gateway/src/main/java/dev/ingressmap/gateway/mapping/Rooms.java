package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** Adds all of these if they fit; if not, what there is not enough of. */
  Room.@Nullable Lack take(Collection<Need> needs) {
    Map<String, List<Need>> parts = new HashMap<>();
    needs.forEach(
        need -> parts.computeIfAbsent(part(need.operation()), part -> new ArrayList<>()).add(need));
    for (Map.Entry<String, List<Need>> part : parts.entrySet()) {
      Room.Lack lack = of(part.getKey()).lack(part.getValue());
      if (lack != null) {
        return lack;
      }
    }
    needs.forEach(this::reserve);
    return null;
  }

  private String part(Operation operation) {
    return settings.api().split().partOf(operation.key().path());
  }

  private Room of(String part) {
    return byPart.computeIfAbsent(part, name -> new Room(name, settings.limits().resources()));
  }
}
