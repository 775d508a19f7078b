package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.model.Copies;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A hosted zone at one moment. Every change returns a new object.
 *
 * @param comment empty for none
 * @param vpcs the networks that see it; none for a public zone
 * @param reference identifies repetitions of a request to create it
 */
record HostedZone(
    String id,
    DnsName name,
    String reference,
    String comment,
    List<Vpc> vpcs,
    Map<String, String> tags,
    SortedMap<RecordKey, RecordSet> records) {

  static final List<String> NAME_SERVERS =
      List.of(
          "ns-1.awsdns-1.localhost",
          "ns-2.awsdns-2.localhost",
          "ns-3.awsdns-3.localhost",
          "ns-4.awsdns-4.localhost");

  private static final int NS_TTL = 172_800;
  private static final int SOA_TTL = 900;

  HostedZone {
    vpcs = List.copyOf(vpcs);
    tags = Copies.map(tags);
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
  }

  /** A zone with the two records that every zone has. */
  static HostedZone create(
      String id, DnsName name, String reference, String comment, List<Vpc> vpcs) {
    SortedMap<RecordKey, RecordSet> records = new TreeMap<>();
    String soa =
        NAME_SERVERS.getFirst() + ". awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
    List<String> servers = NAME_SERVERS.stream().map(server -> server + ".").toList();
    for (RecordSet own :
        List.of(
            RecordSet.of(name, "NS", NS_TTL, servers),
            RecordSet.of(name, "SOA", SOA_TTL, List.of(soa)))) {
      records.put(own.key(), own);
    }
    return new HostedZone(id, name, reference, comment, vpcs, Map.of(), records);
  }

  HostedZone with(SortedMap<RecordKey, RecordSet> changed) {
    return new HostedZone(id, name, reference, comment, vpcs, tags, changed);
  }

  HostedZone with(Map<String, String> changed) {
    return new HostedZone(id, name, reference, comment, vpcs, changed, records);
  }

  HostedZone with(List<Vpc> changed) {
    return new HostedZone(id, name, reference, comment, changed, tags, records);
  }

  HostedZone withComment(String changed) {
    return new HostedZone(id, name, reference, changed, vpcs, tags, records);
  }

  boolean isPrivate() {
    return !vpcs.isEmpty();
  }

  /** Whether it has no records but its two required ones, so that it can be deleted. */
  boolean isEmpty() {
    return records.values().stream().allMatch(this::isOwn);
  }

  /** Whether a record is one of the zone's two required ones. */
  boolean isOwn(RecordSet set) {
    return set.key().name().equals(name) && (set.is("NS") || set.is("SOA"));
  }

  /** The records in order, beginning at a key. */
  Collection<RecordSet> from(RecordKey start) {
    return records.tailMap(start).values();
  }

  XmlElement toXml() {
    return XmlElement.of(
        "HostedZone",
        XmlElement.leaf("Id", "/hostedzone/" + id),
        XmlElement.leaf("Name", name),
        XmlElement.leaf("CallerReference", reference),
        XmlElement.of("Config", config()),
        XmlElement.leaf("ResourceRecordSetCount", records.size()));
  }

  private List<XmlElement> config() {
    XmlElement visibility = XmlElement.leaf("PrivateZone", isPrivate());
    return comment.isEmpty()
        ? List.of(visibility)
        : List.of(XmlElement.leaf("Comment", comment), visibility);
  }
}
