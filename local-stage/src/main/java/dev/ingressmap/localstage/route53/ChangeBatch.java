package dev.ingressmap.localstage.route53;

import static dev.ingressmap.localstage.route53.Route53Exception.invalidInput;

import dev.ingressmap.localstage.model.account.DomainNames;
import dev.ingressmap.localstage.model.domain.DomainName;
import dev.ingressmap.localstage.model.domain.HostedDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Changes to the records of a zone. Either all of them are made, or none.
 *
 * @param domains of API Gateway, which are possible targets of aliases
 */
record ChangeBatch(List<XmlElement> changes, DomainNames domains) {

  /** Route 53's quota for a request. */
  private static final int MAX_RECORDS = 1000;

  private static final List<String> ACTIONS = List.of("CREATE", "DELETE", "UPSERT");

  private static final Pattern OF_API_GATEWAY =
      Pattern.compile(".*\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com");

  HostedZone apply(HostedZone zone) {
    if (changes.isEmpty()) {
      throw invalidInput("ChangeBatch must have at least one Change");
    }
    if (size() > MAX_RECORDS) {
      throw new Route53Exception(
          400, "InvalidChangeBatch", "Number of records limit of " + MAX_RECORDS + " exceeded.");
    }
    SortedMap<RecordKey, RecordSet> records = new TreeMap<>(zone.records());
    List<String> problems = new ArrayList<>();
    for (XmlElement change : changes) {
      String action = change.require("Action");
      if (!ACTIONS.contains(action)) {
        throw Route53Exception.notOneOf(ACTIONS, action);
      }
      RecordSet set =
          RecordSet.of(
              change
                  .child("ResourceRecordSet")
                  .orElseThrow(() -> invalidInput("Change must have ResourceRecordSet")),
              action);
      if (action.equals("DELETE")) {
        delete(zone, records, set, problems);
      } else {
        put(zone, records, set, action.equals("CREATE"), problems);
      }
    }
    if (!problems.isEmpty()) {
      throw Route53Exception.invalidChanges(problems);
    }
    return zone.with(records);
  }

  /** The number of values; an update counts twice, as a deletion and a creation. */
  private int size() {
    return changes.stream()
        .mapToInt(change ->
            (change.find("Action").filter("UPSERT"::equals).isPresent() ? 2 : 1)
                * Math.max(
                    1,
                    (int)
                        change
                            .child("ResourceRecordSet")
                            .flatMap(set -> set.child("ResourceRecords"))
                            .stream()
                            .flatMap(records -> records.children("ResourceRecord"))
                            .count()))
        .sum();
  }

  private void put(
      HostedZone zone,
      SortedMap<RecordKey, RecordSet> records,
      RecordSet set,
      boolean isNew,
      List<String> problems) {
    DnsName name = set.key().name();
    if (isNew && records.containsKey(set.key())) {
      problems.add("Tried to create resource record set " + set.key() + " but it already exists");
      return;
    }
    boolean mixed =
        records.keySet().stream()
            .filter(key -> key.name().equals(name) && key.type().equals(set.key().type()))
            .anyMatch(key -> key.identifier().isEmpty() != set.key().identifier().isEmpty());
    boolean conflicts =
        records.keySet().stream()
            .filter(key -> key.name().equals(name) && !key.type().equals(set.key().type()))
            .anyMatch(key -> set.is("CNAME") || key.type().equals("CNAME"));
    Optional<String> wrong = RecordValues.problem(set);
    if (!name.isIn(zone.name())) {
      problems.add("RRSet with DNS name " + name + " is not permitted in zone " + zone.name());
    } else if (set.is("CNAME") && name.equals(zone.name())) {
      problems.add(
          "RRSet of type CNAME with DNS name "
              + name
              + " is not permitted at apex in zone "
              + zone.name());
    } else if (conflicts) {
      problems.add(
          "RRSet of type "
              + set.key().type()
              + " with DNS name "
              + name
              + " is not permitted as it conflicts with other records with the same DNS name in"
              + " zone "
              + zone.name());
    } else if (mixed) {
      problems.add(
          "RRSet with DNS name "
              + name
              + ", type "
              + set.key().type()
              + (set.key().identifier().isEmpty()
                  ? ""
                  : ", SetIdentifier " + set.key().identifier())
              + " cannot be created as other RRSets exist with the same name and type.");
    } else if (wrong.isPresent()) {
      problems.add(wrong.get());
    } else if (set.alias().isPresent()) {
      checkTarget(zone, records, set, set.alias().get(), problems);
    }
    records.put(set.key(), set);
  }

  private void checkTarget(
      HostedZone zone,
      SortedMap<RecordKey, RecordSet> records,
      RecordSet set,
      XmlElement alias,
      List<String> problems) {
    DnsName target = new DnsName(alias.require("DNSName"));
    String targetZone = alias.require("HostedZoneId");
    String tried =
        "Tried to create an alias that targets "
            + target
            + ", type "
            + set.key().type()
            + " in zone "
            + targetZone;
    boolean own = targetZone.equals(zone.id());
    if (own && records.keySet().stream().noneMatch(key -> key.name().equals(target))) {
      problems.add(tried + ", but that target was not found");
    } else if (OF_API_GATEWAY.matcher(target.host()).matches()
        && domains.all().stream()
            .map(HostedDomain::domainName)
            .noneMatch(domain -> isTarget(domain, target, targetZone))) {
      problems.add(tried + ", but the alias target name does not lie within the target zone");
    }
  }

  private static boolean isTarget(DomainName domain, DnsName target, String zone) {
    return target.host().equals(domain.regionalDomainName())
        && zone.equals(domain.regionalHostedZoneId());
  }

  private static void delete(
      HostedZone zone,
      SortedMap<RecordKey, RecordSet> records,
      RecordSet set,
      List<String> problems) {
    RecordSet there = records.get(set.key());
    String tried = "Tried to delete resource record set " + set.key();
    if (there == null) {
      problems.add(tried + " but it was not found");
    } else if (!there.sameAs(set)) {
      problems.add(tried + " but the values provided do not match the current values");
    } else if (zone.isOwn(set)) {
      problems.add("A HostedZone must contain at least one NS record and exactly one SOA record");
    }
    records.remove(set.key());
  }
}
