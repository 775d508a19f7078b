package dev.ingressmap.gateway.route;

import java.util.List;

/**
 * Routes of an object that is held back: as they are live, or those that wait.
 *
 * @param object that is held back
 * @param exposure as it is live
 * @param waiting whether they are not live, so that the object's wishes for them are not met
 * @param fits whether there is room for the paths that wait to be closed
 * @param declared the object's own routes, of which these are some
 */
public record HeldRoutes(
    RouteObject object, Exposure exposure, boolean waiting, boolean fits, List<Route> declared)
    implements AdaptedObject {

  public HeldRoutes {
    declared = List.copyOf(declared);
  }
}
