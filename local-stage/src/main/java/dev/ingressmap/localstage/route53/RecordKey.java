package dev.ingressmap.localstage.route53;

import java.util.Comparator;

/**
 * What tells records of a zone apart.
 *
 * @param identifier of one of several records of a name and type, empty if there is just one
 */
record RecordKey(DnsName name, String type, String identifier) implements Comparable<RecordKey> {

  private static final Comparator<RecordKey> ORDER =
      Comparator.comparing(RecordKey::name)
          .thenComparing(RecordKey::type)
          .thenComparing(RecordKey::identifier);

  @Override
  public int compareTo(RecordKey other) {
    return ORDER.compare(this, other);
  }

  /** As Route 53's refusals name it. */
  @Override
  public String toString() {
    return "[name='"
        + name
        + "', type='"
        + type
        + "'"
        + (identifier.isEmpty() ? "" : ", set-identifier='" + identifier + "'")
        + "]";
  }
}
