package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Operation;
import java.util.Objects;

/** The message for two operations that claim the same method and path. */
final class Conflict {

  private Conflict() {}

  static String between(Operation first, Operation second) {
    boolean sameHost =
        first.source().host() == null
            || second.source().host() == null
            || Objects.equals(first.source().host(), second.source().host());
    boolean sameMethod = first.key().equals(second.key());
    Operation.Key claimed = second.key().method().equals("ANY") ? first.key() : second.key();
    return second.source().origin()
        + ": "
        + claimed
        + " is claimed twice: by "
        + first.source().description()
        + " and by "
        + second.source().description()
        + (sameMethod ? "" : ", of which one claims ANY method")
        + ": "
        + (sameHost
            ? "remove one, or give one another path"
            : "tell the hosts apart by hosts.<host>.prefix in gateway.yaml")
        + (sameMethod ? "" : ", or list the methods of each");
  }
}
