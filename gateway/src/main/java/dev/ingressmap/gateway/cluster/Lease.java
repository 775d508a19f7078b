package dev.ingressmap.gateway.cluster;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A right to act for a while: a Lease of {@code coordination.k8s.io/v1}. */
public final class Lease {

  private final ObjectNode object;

  Lease(JsonNode object) {
    this.object = (ObjectNode) object;
  }

  /** A lease that has no holder yet. */
  public static Lease of(String namespace, String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", Leases.KIND.apiVersion());
    object.put("kind", Leases.KIND.kind());
    object.putObject("metadata").put("namespace", namespace).put("name", name);
    object.putObject("spec");
    return new Lease(object);
  }

  /** The holder; empty if there is none. */
  public String holder() {
    return spec().path("holderIdentity").asString("");
  }

  /** How long it is valid after its last renewal. */
  public Duration duration() {
    return Duration.ofSeconds(spec().path("leaseDurationSeconds").asLong(0));
  }

  /** Its resource version, which is different after each change. */
  public String version() {
    return object.path("metadata").path("resourceVersion").asString("");
  }

  /** This lease, held from now on, or renewed. */
  public Lease heldBy(String identity, Duration duration) {
    Lease next = renewed(identity, duration);
    if (!holder().equals(identity)) {
      ObjectNode spec = next.object.withObjectProperty("spec");
      spec.set("acquireTime", spec.path("renewTime"));
      // As client-go counts: the first holder does not count as a transition.
      int before = spec().path("leaseTransitions").asInt(-1);
      spec.put("leaseTransitions", version().isEmpty() ? 0 : Math.max(before, -1) + 1);
    }
    return next;
  }

  /** This lease, released, so that anybody may take it at once. */
  public Lease released() {
    return renewed("", Duration.ofSeconds(1));
  }

  private Lease renewed(String identity, Duration duration) {
    ObjectNode copy = object.deepCopy();
    copy.withObjectProperty("spec")
        .put("holderIdentity", identity)
        .put("leaseDurationSeconds", duration.toSeconds())
        .put("renewTime", MicroTime.of(Instant.now()));
    return new Lease(copy);
  }

  private JsonNode spec() {
    return object.path("spec");
  }

  ObjectNode object() {
    return object;
  }
}
