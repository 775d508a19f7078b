package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.route.InvalidMap.Fault;
import dev.ingressmap.gateway.route.ObjectName;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The message for two operations that claim the same method and path. */
final class Conflict {

  private Conflict() {}

  static Fault between(Operation first, Operation second) {
    boolean sameHost =
        first.source().host() == null
            || second.source().host() == null
            || Objects.equals(first.source().host(), second.source().host());
    boolean sameMethod = first.key().equals(second.key());
    Operation.Key claimed = second.key().method().equals("ANY") ? first.key() : second.key();
    Set<ObjectName> objects = new HashSet<>(first.source().objects());
    objects.addAll(second.source().objects());
    return new Fault(
        second.source().origin()
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
            + (sameMethod ? "" : ", or list the methods of each"),
        objects);
  }
}
