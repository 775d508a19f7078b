package dev.ingressmap.gateway.route;

import java.util.Comparator;

/** The unique name of a Kubernetes object in its cluster. Names are sorted by namespace first. */
public record ObjectName(ObjectKind kind, String namespace, String name)
    implements Comparable<ObjectName> {

  private static final Comparator<ObjectName> ORDER =
      Comparator.comparing(ObjectName::namespace)
          .thenComparing(ObjectName::name)
          .thenComparing(object -> object.kind().resource());

  /** The form for messages, such as {@code Ingress shop/web}. */
  public String describe() {
    return kind.kind() + " " + this;
  }

  /** The namespace and the name, without the kind: {@code shop/web}. */
  @Override
  public String toString() {
    return namespace + "/" + name;
  }

  @Override
  public int compareTo(ObjectName other) {
    return ORDER.compare(this, other);
  }
}
