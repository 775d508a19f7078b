package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.api.HeldBack;
import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.ApiCall;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.Wait;
import dev.ingressmap.gateway.cluster.Event;
import dev.ingressmap.gateway.cluster.NamespaceFeed;
import dev.ingressmap.gateway.cluster.Snapshot;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.LiveMap;
import dev.ingressmap.gateway.deploy.MapPlan;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.api.Plan;
import dev.ingressmap.gateway.deploy.api.step.ForeignDocument;
import dev.ingressmap.gateway.deploy.change.ApiIds;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Retention;
import dev.ingressmap.gateway.deploy.change.Rollout;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the stage match a moment of the cluster, or reports why it cannot. */
final class Reconciler implements AutoCloseable {

  private final WatchedSettings settings;
  private final NamespaceFeed namespaces;
  private final Connector connector;
  private final Retention kept;
  private final Guard guard;
  private final EventRecorder events;
  private final Metrics metrics;
  private final Log log;
  private @Nullable ApiGateway aws;
  private @Nullable String region;
  private @Nullable Known known;
  private String leftOut = "";
  private List<HeldBack> heldBack = List.of();
  private List<String> unused = List.of();

  Reconciler(
      WatchedSettings settings,
      NamespaceFeed namespaces,
      Connector connector,
      Retention kept,
      Guard guard,
      EventRecorder events,
      Metrics metrics,
      Log log) {
    this.settings = settings;
    this.namespaces = namespaces;
    this.connector = connector;
    this.kept = kept;
    this.guard = guard;
    this.events = events;
    this.metrics = metrics;
    this.log = log;
  }

  /** Forgets what was known, because another leader may have changed it. */
  void forget() {
    known = null;
  }

  Result reconcile(Snapshot snapshot) {
    try {
      return attempt(snapshot);
    } catch (InvalidMap e) {
      events.lasting(Told.invalid(e, snapshot));
      return invalid(e);
    } catch (InvalidInput e) {
      events.lasting(List.of());
      return invalid(e);
    } catch (StackOverflowError e) {
      log.error("the stage stays as it is: something in the map is nested too deeply");
      return Result.INVALID;
    } catch (RuntimeException e) {
      if (!guard.mayAct()) {
        log.info("stopped between two calls: the next leader continues from there");
        return Result.STOPPED;
      }
      if (e instanceof AwsFailure || e instanceof ForeignDocument || e instanceof ClusterFailure) {
        log.error(String.valueOf(e.getMessage()));
        events.lasting(Told.failed(String.valueOf(e.getMessage()), snapshot, known));
      } else {
        log.unexpected(e);
      }
      return Result.FAILED;
    }
  }

  private Result invalid(InvalidInput e) {
    e.problems().forEach(problem -> log.error("the stage stays as it is: " + problem));
    return Result.INVALID;
  }

  private Result attempt(Snapshot snapshot) {
    Settings now = settings.read();
    IngressMap read = snapshot.map(now.ingresses());
    IngressMap map = withLabels(read, now);
    tellLeftOut(map.leftOut());
    SharedMap shared = SharedMap.of(map, now);
    ApiGateway gateway = connect(now);
    Convergence convergence = new Convergence(gateway, now, this::step);
    LiveMap live;
    try {
      live = convergence.read();
    } catch (InvalidInput e) {
      // The problem is in AWS, so no change in the cluster shows when it is solved.
      e.problems().forEach(log::error);
      return Result.FAILED;
    }
    DesiredApi desired = convergence.desired(shared, live);
    metrics.routes(desired.operations().size());
    tellHeldBack(desired.heldBack());
    tellUnused(desired.unused());
    MapPlan plan = plan(desired, convergence, live, snapshot);
    if (plan.isEmpty()) {
      log.info("in sync: " + name(plan, now) + ", " + count(desired.operations().size(), "route"));
    } else {
      apply(plan, convergence, gateway, snapshot);
    }
    events.lasting(Told.heldBack(desired.heldBack(), snapshot));
    known = Known.of(snapshot, desired);
    return plan.isEmpty() ? Result.UNCHANGED : Result.APPLIED;
  }

  private IngressMap withLabels(IngressMap map, Settings now) {
    if (now.policy().needsLabels()) {
      return map.with(namespaces.labels());
    }
    namespaces.close();
    return map;
  }

  private void tellLeftOut(String now) {
    if (!now.equals(leftOut)) {
      log.info(now.isEmpty() ? "nothing is left out anymore" : "left out: " + now);
      leftOut = now;
    }
  }

  private void tellHeldBack(List<HeldBack> now) {
    metrics.heldBack(now);
    for (HeldBack object : now) {
      if (!heldBack.contains(object)) {
        log.warn(Told.words(object));
      }
    }
    List<ObjectName> names = now.stream().map(HeldBack::object).toList();
    for (HeldBack object : heldBack) {
      if (!names.contains(object.object())) {
        log.info(object.object().describe() + " is no longer held back");
      }
    }
    heldBack = now;
  }

  private void tellUnused(List<String> now) {
    now.stream()
        .filter(setting -> !unused.contains(setting))
        .forEach(setting -> log.warn("not used: " + setting));
    unused = now;
  }

  private MapPlan plan(
      DesiredApi desired, Convergence convergence, LiveMap live, Snapshot snapshot) {
    try {
      MapPlan plan = convergence.plan(desired, live, Rollout.WHOLE);
      plan.checkProtection();
      return plan;
    } catch (InvalidInput e) {
      List<Event> told = new ArrayList<>(Told.heldBack(desired.heldBack(), snapshot));
      told.addAll(Told.failed(String.join("; ", e.problems()), snapshot, known));
      events.lasting(told);
      throw e;
    }
  }

  private void apply(MapPlan plan, Convergence convergence, ApiGateway gateway, Snapshot snapshot) {
    Settings now = plan.settings();
    boolean drift = known != null && known.isSaidBy(snapshot, now);
    if (drift) {
      log.warn("drift: somebody else has changed the stage");
    }
    int before = gateway.calls().total();
    ApiIds ids = convergence.apply(plan, null);
    List<String> deployed = new ArrayList<>();
    plan.apis().stream()
        .filter(api -> !api.isEmpty() || api.part().equals(Split.REST))
        .forEach(api -> deployed.add(deployed(gateway, api, ids.of(api.part()))));
    String what = String.join(", ", deployed);
    log.info(
        "deployed: "
            + what
            + ": "
            + changes(plan)
            + "; "
            + count(gateway.calls().total() - before, "API call")
            + "; "
            + url(gateway, now, ids));
    if (drift) {
      metrics.mended();
    } else {
      Told.deployed(plan, snapshot, known, what).forEach(events::once);
      Told.narrowed(plan, snapshot, what).forEach(events::once);
    }
    String left = convergence.prune(plan, ids, kept).failure();
    if (left != null) {
      log.warn(left + ": the next deployment tries again");
    }
  }

  private static String deployed(ApiGateway gateway, Plan api, String apiId) {
    Settings part = api.desired().settings();
    LiveApiReader reader = new LiveApiReader(gateway, part);
    return "deployment "
        + reader.wanted(reader.stages(apiId)).map(LiveStage::deployment).orElse("(gone)")
        + " of stage "
        + part.stage().name()
        + ", API "
        + part.api().title()
        + " ("
        + apiId
        + ")";
  }

  private static String url(ApiGateway gateway, Settings now, ApiIds ids) {
    Domain domain = now.domain();
    return now.api().split().isNone() || domain == null
        ? gateway.invokeUrl(ids.rest(), now.stage().name())
        : domain.url();
  }

  /** Reports a step that is about to change something. */
  private void step(String line) {
    guard.check();
    log.info(line);
  }

  private ApiGateway connect(Settings now) {
    ApiGateway open = aws;
    if (open == null || !Objects.equals(region, now.region())) {
      close();
      region = now.region();
      open = connector.connect(now, new Heard(), guard);
      aws = open;
    }
    return open;
  }

  /** Reports waits and retries of calls to AWS. */
  private final class Heard implements Listener {

    @Override
    public void waits(Wait wait) {
      log.info(wait.toString());
    }

    @Override
    public void called(ApiCall call) {
      metrics.called(call);
      log.detail(call.toString());
    }
  }

  private static String name(MapPlan plan, Settings now) {
    return "API "
        + now.api().name()
        + " ("
        + String.join(", ", plan.apiIds().byPart().values())
        + "), stage "
        + now.stage().name();
  }

  private static String changes(MapPlan plan) {
    return count(plan, Change.Action.ADD)
        + " added, "
        + count(plan, Change.Action.CHANGE)
        + " changed, "
        + count(plan, Change.Action.REMOVE)
        + " removed of the routes"
        + moreOpen(plan);
  }

  private static String moreOpen(MapPlan plan) {
    long routes = plan.changes().stream().filter(Change::moreOpen).count();
    return routes == 0 ? "" : ", " + routes + " more open than before";
  }

  private static long count(MapPlan plan, Change.Action action) {
    return plan.changes().stream()
        .filter(change -> change.kind() == Change.Kind.ROUTE && change.action() == action)
        .count();
  }

  private static String count(int count, String of) {
    return count + " " + of + (count == 1 ? "" : "s");
  }

  @Override
  public void close() {
    if (aws != null) {
      aws.close();
      aws = null;
    }
  }
}
