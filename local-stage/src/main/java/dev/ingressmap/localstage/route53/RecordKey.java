package dev.ingressmap.localstage.route53;

import java.util.Comparator;

/**
 * The key of a record in its zone.
 *
 * @param identifier distinguishes several records of one name and type; empty if there is only one
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

  /** The form in which Route 53's refusals name it. */
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
