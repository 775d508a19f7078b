package dev.ingressmap.localstage.route53;

import static dev.ingressmap.localstage.route53.Route53Exception.invalidInput;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one name and type, whatever routing policy Route 53 applies to them.
 *
 * @param element the wire form, with names in the form in which Route 53 stores them
 */
record RecordSet(RecordKey key, XmlElement element) {

  private static final List<String> TYPES =
      List.of(
          "SOA", "A", "TXT", "NS", "CNAME", "MX", "NAPTR", "PTR", "SRV", "SPF", "AAAA", "CAA", "DS",
          "TLSA", "SSHFP", "SVCB", "HTTPS");

  /** A record set that is there. */
  static RecordSet of(XmlElement element) {
    return of(element, "CREATE");
  }

  /** The record set of a change. */
  static RecordSet of(XmlElement sent, String action) {
    String type = sent.require("Type");
    if (!TYPES.contains(type)) {
      throw Route53Exception.notOneOf(TYPES, type);
    }
    DnsName name = DnsName.changed(sent.require("Name"));
    XmlElement element = sent.with(XmlElement.leaf("Name", name));
    Optional<XmlElement> alias = sent.child("AliasTarget");
    if (alias.isPresent()) {
      XmlElement target = alias.get();
      target.require("HostedZoneId");
      if (!Set.of("true", "false").contains(target.require("EvaluateTargetHealth"))) {
        throw invalidInput("EvaluateTargetHealth must be true or false");
      }
      DnsName targetName = new DnsName(target.require("DNSName"));
      element = element.with(target.with(XmlElement.leaf("DNSName", targetName)));
    }
    boolean values = sent.child("ResourceRecords").isPresent() && sent.child("TTL").isPresent();
    if (alias.isPresent() == values) {
      throw invalidInput(
          "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and"
              + " ResourceRecords], or TrafficPolicyInstanceId], but found "
              + (values ? "more than one" : "none")
              + " in Change with [Action=%s, Name=%s, Type=%s, SetIdentifier=%s]"
                  .formatted(
                      action,
                      sent.require("Name"),
                      type,
                      sent.find("SetIdentifier").orElse("null")));
    }
    String identifier = sent.find("SetIdentifier").orElse("");
    return new RecordSet(new RecordKey(name, type, identifier), element);
  }

  /** A record set with values, such as those that every new zone has. */
  static RecordSet of(DnsName name, String type, int ttl, List<String> values) {
    return of(
        XmlElement.of(
            "ResourceRecordSet",
            XmlElement.leaf("Name", name),
            XmlElement.leaf("Type", type),
            XmlElement.leaf("TTL", ttl),
            XmlElement.of(
                "ResourceRecords",
                values.stream()
                    .map(value -> XmlElement.of("ResourceRecord", XmlElement.leaf("Value", value)))
                    .toList())));
  }

  Optional<XmlElement> alias() {
    return element.child("AliasTarget");
  }

  /** The values of its records; none if it is an alias. */
  List<String> values() {
    return element.child("ResourceRecords").stream()
        .flatMap(records -> records.children("ResourceRecord"))
        .map(record -> record.find("Value").orElse(""))
        .toList();
  }

  /** Whether another one says the same. The order of values does not matter. */
  boolean sameAs(RecordSet other) {
    return values().size() == other.values().size()
        && Set.copyOf(values()).equals(Set.copyOf(other.values()))
        && element.without("ResourceRecords").equals(other.element.without("ResourceRecords"));
  }

  boolean is(String type) {
    return key.type().equals(type);
  }
}
