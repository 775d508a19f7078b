package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.route.DeclaredRoute;
import dev.ingressmap.gateway.route.Remembered;
import dev.ingressmap.gateway.route.Route;
import dev.ingressmap.gateway.route.RouteObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which of several objects may have a path: the one that has it in the live API, and then, as
 * controllers decide and the Gateway API does, the oldest. The name decides between equals.
 */
final class Seniority {

  /** The oldest first; those of unknown age are last. */
  static final Comparator<RouteObject> BY_AGE =
      Comparator.comparing((RouteObject object) -> object.created().orElse(Instant.MAX))
          .thenComparing(RouteObject::id);

  private final Remembered live;
  private final boolean knowsWhatIsLive;

  /** The seniority of routes, if it is known which of them are live. */
  Seniority(Remembered live) {
    this(live, true);
  }

  private Seniority(Remembered live, boolean knowsWhatIsLive) {
    this.live = live;
    this.knowsWhatIsLive = knowsWhatIsLive;
  }

  /** The seniority of routes of which it is not known whether they are live. */
  static Seniority unknown() {
    return new Seniority(Remembered.NOTHING, false);
  }

  boolean knowsWhatIsLive() {
    return knowsWhatIsLive;
  }

  /** A route as it is live, if its owner's route is. */
  Optional<DeclaredRoute> live(Route route) {
    return live.of(route);
  }

  boolean isLive(Route route) {
    return live(route).isPresent();
  }

  /** Whether one route stays if it and another one have the same place. */
  boolean prefers(Route one, Route other) {
    boolean isLive = isLive(one);
    return isLive == isLive(other) ? BY_AGE.compare(one.object(), other.object()) < 0 : isLive;
  }

  /** Whether the cluster created one object before the other. */
  static boolean isOlder(RouteObject one, RouteObject other) {
    return one.created().isPresent()
        && other.created().isPresent()
        && BY_AGE.compare(one, other) < 0;
  }
}
