package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.HeldBack.Reason;
import dev.ingressmap.gateway.route.InvalidMap.Fault;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.route.RouteObject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a map cannot be served as it is.
 *
 * @param problem in one line
 * @param loser the object that must yield; null if the settings are at fault
 * @param route of the loser that cannot be served; null if the whole object cannot
 * @param winner the object that it must yield to; null if there is none
 */
record Dispute(
    Reason reason,
    String problem,
    @Nullable RouteObject loser,
    @Nullable Route route,
    @Nullable RouteObject winner) {

  /** The settings are at fault. */
  static Dispute ofSettings(String problem) {
    return new Dispute(Reason.INVALID, problem, null, null, null);
  }

  /** An object is wrong by itself. */
  static Dispute of(Reason reason, String problem, RouteObject object) {
    return new Dispute(reason, problem, object, null, null);
  }

  /** A route must yield to another one, or to the settings if that is null. */
  static Dispute between(Reason reason, String problem, Route loser, @Nullable Route winner) {
    return new Dispute(
        reason, problem, loser.object(), loser, winner == null ? null : winner.object());
  }

  Fault fault() {
    Set<ObjectName> objects = new HashSet<>();
    if (loser != null) {
      objects.add(loser.id());
    }
    if (winner != null) {
      objects.add(winner.id());
    }
    return new Fault(problem, objects);
  }
}
