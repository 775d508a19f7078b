package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import dev.ingressmap.gateway.deploy.change.Subject.Route;

/** Adds who may call to a plan's changes, and marks those that let in refused callers. */
public record Openness(Routes before, Routes after) {

  public Change mark(Change change) {
    if (change.subject() instanceof Route route) {
      return mark(change, route.key());
    }
    return change.action() == Action.CHANGE && opens(change) ? change.asMoreOpen() : change;
  }

  private Change mark(Change change, Operation.Key key) {
    Change shown =
        change.with(change.action() == Action.REMOVE ? before.access(key) : after.nearest(key));
    return after.letInMoreAt(key, before) ? shown.asMoreOpen() : shown;
  }

  /** Whether the whole API becomes easier to reach. */
  private static boolean opens(Change change) {
    return change.fields().stream().anyMatch(Openness::opens);
  }

  private static boolean opens(Field field) {
    return (field.property() == ApiValue.POLICY && field.to() == null)
        || (field.property() == ApiValue.ENDPOINT_TYPE && "PRIVATE".equals(field.from()))
        || (field.property() == ApiValue.NO_INVOKE_URL && "true".equals(field.from()));
  }
}
