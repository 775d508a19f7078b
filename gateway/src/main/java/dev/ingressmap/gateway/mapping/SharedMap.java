package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.InvalidMap;
import dev.ingressmap.gateway.route.InvalidMap.Fault;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.route.RouteObject;
import dev.ingressmap.gateway.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps the routes of teams that share an API, so that no team waits for another one to mend its
 * Ingress. An object that cannot be served is held back: its live routes stay as they are live, its
 * new ones wait.
 */
public final class SharedMap {

  /** Each round settles the disputes that no other dispute depends on; more are a pile-up. */
  private static final int ROUNDS = 20;

  private final IngressMap map;
  private final Settings settings;
  private final Teams teams;
  private final @Nullable DesiredApi whole;
  private final List<Fault> faults;

  private SharedMap(
      IngressMap map, Settings settings, @Nullable DesiredApi whole, List<Fault> faults) {
    this.map = map;
    this.settings = settings;
    this.teams = new Teams(settings.policy(), map);
    this.whole = whole;
    this.faults = List.copyOf(faults);
  }

  /**
   * A map of which nothing may be held back.
   *
   * @throws InvalidMap with a line for each route that cannot be in the API
   * @throws dev.ingressmap.gateway.InvalidInput if there is no route
   */
  public static SharedMap strict(IngressMap map, Settings settings) {
    return new SharedMap(map, settings, ApiMapping.map(map, settings), List.of());
  }

  /**
   * A map of which something may be held back.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if there is no route
   */
  public static SharedMap of(IngressMap map, Settings settings) {
    try {
      SharedMap whole = strict(map, settings);
      boolean fits = !Quota.isExceeded(settings, whole.desired(() -> Remembered.NOTHING));
      return fits ? whole : new SharedMap(map, settings, null, List.of());
    } catch (InvalidMap e) {
      return new SharedMap(map, settings, null, e.faults());
    }
  }

  /** What prevents the API from having everything; empty if nothing does. */
  public List<Fault> faults() {
    return faults;
  }

  /**
   * The API with everything that can be served.
   *
   * @param live gives the routes that the API has now, if something has to be held back
   * @throws InvalidMap if the settings are at fault
   * @throws dev.ingressmap.gateway.InvalidInput if there is no route
   */
  public DesiredApi desired(Supplier<Remembered> live) {
    return whole == null ? settled(live.get()) : whole;
  }

  private DesiredApi settled(Remembered live) {
    Seniority seniority = new Seniority(live);
    HoldingBack held = new HoldingBack(live);
    List<RouteObject> objects = map.objects().stream().sorted(Seniority.BY_AGE).toList();
    for (int round = 1; ; round++) {
      List<RouteObject> parts = held.parts(objects);
      Draft draft = Draft.of(parts, settings, teams, seniority);
      List<Dispute> disputes = draft.disputes();
      if (disputes.isEmpty()) {
        disputes = new Quota(settings, teams, draft).disputes(parts);
      }
      if (disputes.isEmpty()) {
        return desired(draft, held);
      }
      settle(disputes, held, round >= ROUNDS);
    }
  }

  private DesiredApi desired(Draft draft, HoldingBack held) {
    if (draft.operations().isEmpty() && !held.faults().isEmpty()) {
      List<Fault> why = new ArrayList<>();
      why.add(
          Fault.of("the ingress map has no route for the API: whoever asks for one is at fault"));
      why.addAll(held.faults());
      throw new InvalidMap(why);
    }
    SettingsCheck check = new SettingsCheck(settings);
    List<Fault> unsplit = check.split(draft.operations()).stream().map(Fault::of).toList();
    if (!unsplit.isEmpty()) {
      throw new InvalidMap(unsplit);
    }
    DesiredApi desired = ApiMapping.desired(map, check.having(draft.operations()), draft);
    List<String> unused = new ArrayList<>(check.hosts(held.hosts(map)));
    unused.addAll(check.methods(draft.operations()));
    return desired.with(held.all(desired.operations()), unused);
  }

  /** Holds back the losers, but for those whose winners are losers themselves. */
  private static void settle(List<Dispute> disputes, HoldingBack held, boolean all) {
    List<Fault> ofSettings =
        disputes.stream().filter(dispute -> dispute.loser() == null).map(Dispute::fault).toList();
    if (!ofSettings.isEmpty()) {
      throw new InvalidMap(ofSettings);
    }
    Set<ObjectName> losers = new HashSet<>();
    disputes.forEach(dispute -> ids(dispute.loser()).forEach(losers::add));
    List<Dispute> certain = new ArrayList<>(disputes);
    certain.removeIf(dispute -> ids(dispute.winner()).anyMatch(losers::contains));
    (all || certain.isEmpty() ? disputes : certain).forEach(held::add);
  }

  private static Stream<ObjectName> ids(@Nullable RouteObject object) {
    return object == null ? Stream.of() : Stream.of(object.id());
  }
}
