package dev.ingressmap.localstage.route53;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hosted zone in its file. */
record StoredZone(
    String id,
    String name,
    String reference,
    String comment,
    List<Vpc> vpcs,
    Map<String, String> tags,
    List<XmlElement> records) {

  StoredZone {
    vpcs = List.copyOf(vpcs);
    tags = Map.copyOf(tags);
    records = List.copyOf(records);
  }

  static StoredZone of(HostedZone zone) {
    return new StoredZone(
        zone.id(),
        zone.name().text(),
        zone.reference(),
        zone.comment(),
        zone.vpcs(),
        zone.tags(),
        zone.records().values().stream().map(RecordSet::element).toList());
  }

  HostedZone zone() {
    TreeMap<RecordKey, RecordSet> sets = new TreeMap<>();
    for (XmlElement element : records) {
      RecordSet set = RecordSet.of(element);
      sets.put(set.key(), set);
    }
    return new HostedZone(id, new DnsName(name), reference, comment, vpcs, tags, sets);
  }
}
