package dev.ingressmap.gateway.deploy.api;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.deploy.access.Routes;
import dev.ingressmap.gateway.deploy.change.Change;
import dev.ingressmap.gateway.deploy.change.Change.Action;
import dev.ingressmap.gateway.deploy.change.Change.Field;
import org.jspecify.annotations.Nullable;

/** Says of the changes of a plan who may call then, and which let in callers that were refused. */
public record Openness(Routes before, Routes after) {

  public Change mark(Change change) {
    return switch (change.kind()) {
      case ROUTE -> route(change);
      case API -> change.action() == Action.CHANGE && opens(change) ? change.asMoreOpen() : change;
      default -> change;
    };
  }

  private Change route(Change change) {
    Operation.Key key = Operation.Key.parse(change.name());
    Change shown =
        change.with(change.action() == Action.REMOVE ? before.access(key) : after.nearest(key));
    return after.letInMoreAt(key, before) ? shown.asMoreOpen() : shown;
  }

  /** Whether the API as a whole is easier to reach. */
  private static boolean opens(Change change) {
    return change.fields().stream().anyMatch(Openness::opens);
  }

  private static boolean opens(Field field) {
    return switch (field.name()) {
      case "policy" -> field.to() == null;
      case "endpointType" -> is(field.from(), "PRIVATE");
      case "disableExecuteApiEndpoint" -> is(field.from(), "true");
      default -> false;
    };
  }

  private static boolean is(@Nullable String value, String word) {
    return word.equals(value);
  }
}
