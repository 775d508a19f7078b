package dev.ingressmap.localstage.route53;

import static dev.ingressmap.localstage.route53.Route53Exception.invalidInput;

import dev.ingressmap.localstage.model.account.DomainNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The operations on the records of a hosted zone. */
final class RecordOperations {

  private static final int PAGE = 300;

  private final HostedZones zones;
  private final DomainNames domains;
  private final Changes changes;

  RecordOperations(HostedZones zones, DomainNames domains, Changes changes) {
    this.zones = zones;
    this.domains = domains;
    this.changes = changes;
  }

  Answer change(Call call) {
    List<XmlElement> sent =
        call.message()
            .child("ChangeBatch")
            .flatMap(batch -> batch.child("Changes"))
            .map(found -> found.children("Change").toList())
            .orElseThrow(() -> invalidInput("ChangeBatch must have Changes"));
    ChangeBatch batch = new ChangeBatch(sent, domains);
    zones.update(call.id(), batch::apply);
    return Answer.of(XmlElement.of("ChangeResourceRecordSetsResponse", changes.made()));
  }

  Answer getChange(Call call) {
    return Answer.of(XmlElement.of("GetChangeResponse", changes.get(call.id())));
  }

  Answer list(Call call) {
    HostedZone zone = zones.get(call.id());
    Optional<String> name = call.parameter("name");
    Optional<String> type = call.parameter("type");
    if (type.isPresent() && name.isEmpty()) {
      throw invalidInput("A record type needs a name beside it to start from");
    }
    Collection<RecordSet> left =
        name.isEmpty()
            ? zone.records().values()
            : zone.from(
                new RecordKey(
                    new DnsName(name.get()),
                    type.orElse(""),
                    call.parameter("identifier").orElse("")));
    int max = call.maxItems(PAGE);
    List<XmlElement> answer = new ArrayList<>();
    answer.add(
        XmlElement.of(
            "ResourceRecordSets", left.stream().limit(max).map(RecordSet::element).toList()));
    answer.add(XmlElement.leaf("IsTruncated", left.size() > max));
    answer.add(XmlElement.leaf("MaxItems", max));
    left.stream()
        .skip(max)
        .findFirst()
        .map(RecordSet::key)
        .ifPresent(next -> addNext(answer, next));
    return Answer.of(XmlElement.of("ListResourceRecordSetsResponse", answer));
  }

  private static void addNext(List<XmlElement> answer, RecordKey next) {
    answer.add(XmlElement.leaf("NextRecordName", next.name()));
    answer.add(XmlElement.leaf("NextRecordType", next.type()));
    if (!next.identifier().isEmpty()) {
      answer.add(XmlElement.leaf("NextRecordIdentifier", next.identifier()));
    }
  }
}
