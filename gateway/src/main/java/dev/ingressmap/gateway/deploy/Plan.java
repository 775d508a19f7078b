package dev.ingressmap.gateway.deploy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.ApiDocument;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.Change.Kind;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must change for the live API to be the desired one.
 *
 * @param live null if the API does not exist yet
 * @param rollout what the stage is to make of it
 */
public record Plan(
    DesiredApi desired,
    ApiDocument document,
    @Nullable LiveApi live,
    Rollout rollout,
    List<Change> changes) {

  public Plan {
    changes = List.copyOf(changes);
  }

  public static Plan of(DesiredApi desired, Optional<LiveApi> found) {
    return of(desired, found, Rollout.WHOLE);
  }

  /**
   * The plan to roll the desired API out in a certain way.
   *
   * @throws InvalidInput if there is nothing that a canary could stand beside
   */
  public static Plan of(DesiredApi desired, Optional<LiveApi> found, Rollout rollout) {
    LiveApi live = found.orElse(null);
    if (rollout.canaryPercent() != null && (live == null || live.stage() == null)) {
      throw new InvalidInput(
          "--canary: there is no stage "
              + desired.settings().stage().name()
              + " of API "
              + desired.settings().api().name()
              + " yet, and its first deployment gets all traffic: apply without --canary first");
    }
    ApiDocument document = ApiDocument.of(desired);
    Quotas.check(desired, document);
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
            live == null ? null : StageFields.live(live, document, rollout),
            StageFields.desired(settings, live, document, rollout))
        .ifPresent(changes::add);
    return new Plan(desired, document, live, rollout, changes);
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

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The id of the API, null if it does not exist yet. */
  public @Nullable String apiId() {
    return live == null ? null : live.id();
  }

  /** The stage as it is, null if it does not exist yet. */
  public @Nullable LiveStage liveStage() {
    return live == null ? null : live.stage();
  }

  /** Whether the API's working copy has to be replaced. */
  boolean writes() {
    return edits() || deploys();
  }

  /** Whether the working copy is another than the map's. */
  private boolean edits() {
    return changes.stream().anyMatch(change -> change.kind() != Kind.STAGE);
  }

  /** Whether the working copy has to be deployed. */
  public boolean deploys() {
    if (rollout.canaryPercent() == null) {
      return edits()
          || changes.stream()
              .flatMap(change -> change.fields().stream())
              .anyMatch(field -> field.name().equals("deployed"));
    }
    return triesOut() && (edits() || !document.hash().equals(hashOfCanary()));
  }

  /**
   * The deployments that are too many once it is applied, the oldest first: of those that the map
   * made for this stage, all but the newest, and none that a stage points at.
   *
   * @param keep how many the stage may have
   */
  public List<String> surplus(int keep) {
    if (live == null) {
      return List.of();
    }
    String stage = desired.settings().stage().name();
    List<String> surplus =
        live.deployments().newestFirst().stream()
            .filter(deployment -> deployment.hash() != null && !deployment.isForOtherThan(stage))
            .skip(deploys() ? keep - 1L : keep)
            .map(Deployed::id)
            .filter(id -> !live.inUse().contains(id))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(surplus);
    return surplus;
  }

  /** Whether the canary's deployment has to give way to that of the stage. */
  boolean endsCanary() {
    return canary() != null && !triesOut();
  }

  /** Whether the canary is the right one, with another share of the traffic. */
  boolean shiftsCanary() {
    LiveStage.Canary canary = canary();
    Double percent = rollout.canaryPercent();
    return canary != null
        && percent != null
        && triesOut()
        && !deploys()
        && canary.percent() != percent;
  }

  private boolean triesOut() {
    return live != null && StageFields.triesOut(live, document, rollout);
  }

  private LiveStage.@Nullable Canary canary() {
    LiveStage stage = liveStage();
    return stage == null ? null : stage.canary();
  }

  private @Nullable String hashOfCanary() {
    LiveStage.Canary canary = canary();
    return live == null || canary == null ? null : live.deployments().hashOrId(canary.deployment());
  }

  /** Whether the stage exists and has another description. */
  boolean describesStage() {
    LiveStage stage = liveStage();
    return stage != null && !stage.description().equals(desired.settings().stage().description());
  }
}
