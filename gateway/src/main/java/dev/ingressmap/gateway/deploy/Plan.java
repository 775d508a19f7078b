package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.api.ApiDocument;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.Change.Kind;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must change for the live API to be the desired one.
 *
 * @param live null if the API does not exist yet
 */
public record Plan(
    DesiredApi desired, ApiDocument document, @Nullable LiveApi live, List<Change> changes) {

  public Plan {
    changes = List.copyOf(changes);
  }

  public static Plan of(DesiredApi desired, Optional<LiveApi> found) {
    LiveApi live = found.orElse(null);
    ApiDocument document = ApiDocument.of(desired);
    Settings settings = desired.settings();
    List<Change> changes = new ArrayList<>();
    Differences.between(
            Kind.API,
            settings.api().name(),
            live == null ? null : live.fields(),
            DesiredFields.of(settings.api()))
        .ifPresent(changes::add);
    changes.addAll(routes(desired, live));
    Differences.between(
            Kind.STAGE,
            settings.stage().name(),
            live == null ? null : stageFields(live),
            Map.of("deployed", document.hash(), "description", settings.stage().description()))
        .ifPresent(changes::add);
    return new Plan(desired, document, live, changes);
  }

  private static List<Change> routes(DesiredApi desired, @Nullable LiveApi live) {
    Map<Operation.Key, ? extends Map<String, String>> liveRoutes =
        live == null ? Map.of() : live.operations();
    SortedSet<Operation.Key> keys = new TreeSet<>(liveRoutes.keySet());
    keys.addAll(desired.operations().keySet());
    List<Change> changes = new ArrayList<>();
    for (Operation.Key key : keys) {
      Operation operation = desired.operations().get(key);
      Map<String, String> wanted = operation == null ? null : DesiredFields.of(operation);
      Differences.between(Kind.ROUTE, key.toString(), liveRoutes.get(key), wanted)
          .ifPresent(changes::add);
    }
    return changes;
  }

  private static @Nullable Map<String, String> stageFields(LiveApi live) {
    LiveStage stage = live.stage();
    if (stage == null) {
      return null;
    }
    Map<String, String> fields = new HashMap<>();
    fields.put("deployed", live.deployments().hashOrId(stage.deployment()));
    fields.put("description", stage.description());
    if (stage.canary() != null) {
      fields.put("canary", stage.canary().toString());
    }
    return fields;
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Whether the API's working copy has to be replaced, and deployed. */
  boolean deploys() {
    return changes.stream()
        .anyMatch(change ->
            change.kind() != Kind.STAGE
                || change.fields().stream().anyMatch(f -> f.name().equals("deployed")));
  }

  /** Whether another deployment gets a part of the stage's traffic. */
  boolean endsCanary() {
    return live != null && live.stage() != null && live.stage().canary() != null;
  }

  /** Whether the stage exists and has another description. */
  boolean describesStage() {
    LiveStage stage = live == null ? null : live.stage();
    return stage != null && !stage.description().equals(desired.settings().stage().description());
  }
}
