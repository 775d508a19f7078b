package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.aws.api.Canary;
import dev.ingressmap.gateway.aws.api.RouteValue;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Change.Kind;
import dev.ingressmap.gateway.deploy.change.Differences;
import dev.ingressmap.gateway.deploy.change.Retention;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.change.Subject.Route;
import dev.ingressmap.gateway.deploy.change.Subject.Thing;
import dev.ingressmap.gateway.deploy.stage.Deployed;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.StageEdit;
import dev.ingressmap.gateway.deploy.stage.StageEdits;
import dev.ingressmap.gateway.deploy.stage.StageValue.Pointer;
import dev.ingressmap.gateway.openapi.ApiDocument;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must change for one live API to become the desired one.
 *
 * @param live null if the API does not exist yet
 * @param rollout how the stage gets the changes
 */
public record Plan(
    DesiredApi desired,
    ApiDocument document,
    @Nullable LiveApi live,
    Rollout rollout,
    List<Change> changes) {

  /** Deletions must not use up the quota that all calls of the account share. */
  public static final int PRUNED_AT_ONCE = 10;

  public Plan {
    changes = List.copyOf(changes);
  }

  /**
   * The plan for a rollout of the desired API.
   *
   * @throws InvalidInput if there is no live deployment next to which a canary could run
   */
  public static Plan of(DesiredApi desired, @Nullable LiveApi live, Rollout rollout) {
    if (rollout.canaryPercent() != null && (live == null || live.stage() == null)) {
      throw new InvalidInput(
          "--canary: there is no stage "
              + desired.settings().stage().name()
              + " of API "
              + desired.settings().api().title()
              + " yet, and its first deployment gets all traffic: apply without --canary first");
    }
    ApiDocument document = ApiDocument.of(desired);
    Quotas.check(desired, document);
    Settings settings = desired.settings();
    List<Change> changes = new ArrayList<>();
    Differences.between(
            Kind.API,
            settings.api().title(),
            live == null ? null : live.values(),
            ApiValue.of(settings.api()))
        .ifPresent(changes::add);
    LiveDetails details = live == null ? LiveDetails.NONE : live.details();
    changes.addAll(
        Differences.among(
            Kind.RESPONSE, Thing::new, details.responses(), Details.responses(desired)));
    changes.addAll(
        Differences.among(
            Kind.AUTHORIZER, Thing::new, details.authorizers(), Details.authorizers(desired)));
    changes.addAll(
        Differences.among(Kind.MODEL, Thing::new, details.models(), Details.models(desired)));
    changes.addAll(
        Differences.among(
            Kind.ROUTE, Route::new, live == null ? Map.of() : values(live), routes(desired)));
    if (live != null) {
      changes.addAll(StrayResources.removals(live, desired.operations().keySet()));
    }
    if (live != null && live.serves(document)) {
      changes.replaceAll(Change::asDrift);
    }
    // No deployment has the tag, so its change is not drift.
    Optional.ofNullable(live)
        .flatMap(api -> Protection.change(settings, api))
        .ifPresent(changes::add);
    ofStage(desired, document, live, rollout)
        .map(change -> change.with(StageValues.shown(change.fields(), desired, live)))
        .ifPresent(changes::add);
    return new Plan(desired, document, live, rollout, changes);
  }

  private static Optional<Change> ofStage(
      DesiredApi desired, ApiDocument document, @Nullable LiveApi live, Rollout rollout) {
    return Differences.between(
        Kind.STAGE,
        desired.settings().stage().name(),
        live == null ? null : StageValues.live(live, document, rollout),
        StageValues.desired(desired, live, document, rollout));
  }

  private static Map<Operation.Key, Map<RouteValue, String>> values(LiveApi live) {
    Map<Operation.Key, Map<RouteValue, String>> routes = new HashMap<>();
    live.routes().forEach((key, route) -> routes.put(key, route.values()));
    return routes;
  }

  private static Map<Operation.Key, Map<RouteValue, String>> routes(DesiredApi desired) {
    Map<Operation.Key, Map<RouteValue, String>> routes = new HashMap<>();
    desired
        .operations()
        .forEach((key, operation) -> routes.put(key, DesiredRoute.values(operation)));
    return routes;
  }

  /** The part of the map that the API has. */
  public String part() {
    return desired.settings().api().part();
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The id of the API, null if it does not exist yet. */
  public @Nullable String apiId() {
    return live == null ? null : live.id();
  }

  /** The live stage, null if it does not exist yet. */
  public @Nullable LiveStage liveStage() {
    return live == null ? null : live.stage();
  }

  /** Whether the API's working copy must be replaced. */
  public boolean writes() {
    return edits() || deploys();
  }

  /** Whether the working copy differs from the map. */
  private boolean edits() {
    return changes.stream()
        .anyMatch(change -> change.kind() != Kind.STAGE && change.kind() != Kind.PROTECTION);
  }

  /**
   * The stage, if it serves something older than the working copy, which the changes are compared
   * with: it was rolled back, or the API was deployed to another stage since.
   */
  public Optional<LiveStage> stageBehind() {
    return live == null || live.serves(document) || !deploys()
        ? Optional.empty()
        : Optional.ofNullable(live.stage())
            .filter(stage -> !edits() || !live.deployments().isNewest(stage.deployment()));
  }

  /** Whether the working copy must be deployed. */
  public boolean deploys() {
    if (rollout.canaryPercent() == null) {
      return edits()
          || changes.stream()
              .flatMap(change -> change.fields().stream())
              .anyMatch(field -> field.property() == Pointer.DEPLOYED);
    }
    return triesOut() && (edits() || !document.hash().equals(hashOfCanary()));
  }

  /**
   * The deployments to prune once the plan is applied, the oldest first. These are the deployments
   * that the map made for this stage, without the newest ones and without any that a stage points
   * at; at most {@link #PRUNED_AT_ONCE}.
   *
   * @param kept how many the stage may have
   */
  public List<String> surplus(Retention kept) {
    if (live == null) {
      return List.of();
    }
    String stage = desired.settings().stage().name();
    List<String> surplus =
        live.deployments().newestFirst().stream()
            .filter(deployment -> deployment.hash() != null && !deployment.isForOtherThan(stage))
            .skip(kept.deployments() - (deploys() ? 1L : 0L))
            .map(Deployed::id)
            .filter(id -> !live.inUse().contains(id))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(surplus);
    return surplus.subList(0, Math.min(surplus.size(), PRUNED_AT_ONCE));
  }

  /** Whether the canary must end, so that the stage's deployment gets all traffic. */
  public boolean endsCanary() {
    return canary() != null && !triesOut();
  }

  /** Whether the canary has the right deployment, but must get another share of the traffic. */
  public boolean shiftsCanary() {
    Canary canary = canary();
    Double percent = rollout.canaryPercent();
    return canary != null
        && percent != null
        && triesOut()
        && !deploys()
        && canary.percent() != percent;
  }

  private boolean triesOut() {
    return live != null && StageValues.triesOut(live, document, rollout);
  }

  private @Nullable Canary canary() {
    LiveStage stage = liveStage();
    return stage == null ? null : stage.canary();
  }

  private @Nullable String hashOfCanary() {
    Canary canary = canary();
    return live == null || canary == null ? null : live.deployments().hashOrId(canary.deployment());
  }

  /** The endpoint type before and after, if it changes. */
  public Optional<Field> movesEndpoint() {
    return ofApi(ApiValue.ENDPOINT_TYPE);
  }

  /** Whether the API will stop answering at AWS's own host name. */
  public boolean closesInvokeUrl() {
    return ofApi(ApiValue.NO_INVOKE_URL).filter(f -> "true".equals(f.to())).isPresent();
  }

  /** Whether the API becomes protected or stops being protected; empty if neither changes. */
  public Optional<Boolean> protects() {
    return changes.stream()
        .filter(change -> change.kind() == Kind.PROTECTION)
        .map(change -> change.action() == Action.ADD)
        .findFirst();
  }

  private Optional<Field> ofApi(ApiValue value) {
    return changes.stream()
        .filter(change -> change.kind() == Kind.API && change.action() == Action.CHANGE)
        .flatMap(change -> change.fields().stream())
        .filter(field -> field.property() == value)
        .findFirst();
  }

  /** Whether applying the plan changes what the stage serves, or how. */
  public boolean changesStage() {
    return deploys() || !stageEdits().isEmpty();
  }

  /** The changes of the stage's settings after it exists, in patches. */
  public List<List<StageEdit>> stageEdits() {
    LiveStage stage = liveStage();
    List<Field> fields =
        settingsOfStage()
            .filter(field -> stage != null || StageValues.isSetLater(field.property()))
            .toList();
    return StageEdits.of(fields, stage);
  }

  /** The changes that restore the stage's settings from before, in at least one patch. */
  public List<List<StageEdit>> stageEditsBack(LiveStage before) {
    List<Field> fields = settingsOfStage().map(Field::reversed).toList();
    List<List<StageEdit>> patches = StageEdits.of(fields, before);
    return patches.isEmpty() ? List.of(List.of()) : patches;
  }

  private Stream<Field> settingsOfStage() {
    return ofStage(desired, document, live, rollout).stream()
        .flatMap(change -> change.fields().stream())
        .filter(field -> !(field.property() instanceof Pointer));
  }
}
