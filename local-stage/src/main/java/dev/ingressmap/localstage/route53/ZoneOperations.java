package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.model.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations on hosted zones. */
final class ZoneOperations {

  private static final int PAGE = 100;

  private final HostedZones zones;
  private final Changes changes;

  ZoneOperations(HostedZones zones, Changes changes) {
    this.zones = zones;
    this.changes = changes;
  }

  Answer create(Call call) {
    XmlElement request = call.message();
    Optional<XmlElement> config = request.child("HostedZoneConfig");
    Optional<Vpc> vpc = Vpc.of(request);
    if (vpc.isEmpty()
        && config.flatMap(c -> c.find("PrivateZone")).filter("true"::equals).isPresent()) {
      throw Route53Exception.invalidInput(
          "When you're creating a private hosted zone (when you specify true for PrivateZone), you"
              + " must also specify values for VPCId and VPCRegion.");
    }
    if (request.find("DelegationSetId").isPresent()) {
      throw Route53Exception.noSuchDelegationSet();
    }
    HostedZone zone =
        HostedZone.create(
            Identifier.ofHostedZone(),
            new DnsName(request.require("Name")),
            request.require("CallerReference"),
            config.flatMap(c -> c.find("Comment")).orElse(""),
            vpc.stream().toList());
    zones.add(zone);
    return new Answer(
        201,
        XmlElement.of(
            "CreateHostedZoneResponse",
            zone.toXml(),
            changes.made(),
            vpc.map(Vpc::toXml).orElseGet(ZoneOperations::delegation)),
        Operation.VERSION + "hostedzone/" + zone.id());
  }

  Answer get(Call call) {
    HostedZone zone = zones.get(call.id());
    return Answer.of(
        XmlElement.of(
            "GetHostedZoneResponse",
            zone.toXml(),
            zone.isPrivate()
                ? XmlElement.of("VPCs", zone.vpcs().stream().map(Vpc::toXml).toList())
                : delegation()));
  }

  Answer count() {
    return Answer.of(
        XmlElement.of(
            "GetHostedZoneCountResponse", XmlElement.leaf("HostedZoneCount", zones.all().size())));
  }

  Answer updateComment(Call call) {
    String comment = call.message().find("Comment").orElse("");
    zones.update(call.id(), zone -> zone.withComment(comment));
    return Answer.of(
        XmlElement.of("UpdateHostedZoneCommentResponse", zones.get(call.id()).toXml()));
  }

  /** No zone is signed here. */
  Answer getDnssec(Call call) {
    zones.get(call.id());
    return Answer.of(
        XmlElement.of(
            "GetDNSSECResponse",
            XmlElement.of("Status", XmlElement.leaf("ServeSignature", "NOT_SIGNING")),
            XmlElement.of("KeySigningKeys")));
  }

  /** There are none here. */
  Answer listDelegationSets() {
    return Answer.of(
        XmlElement.of(
            "ListReusableDelegationSetsResponse",
            XmlElement.of("DelegationSets"),
            XmlElement.leaf("IsTruncated", false),
            XmlElement.leaf("MaxItems", PAGE)));
  }

  Answer delete(Call call) {
    zones.remove(call.id());
    return Answer.of(XmlElement.of("DeleteHostedZoneResponse", changes.made()));
  }

  /** Lists zones by name, beginning at a marker. */
  Answer list(Call call) {
    Optional<String> marker = call.parameter("marker");
    List<HostedZone> left =
        zones.all().stream()
            .dropWhile(zone -> marker.isPresent() && !zone.id().equals(marker.get()))
            .toList();
    List<XmlElement> answer = new ArrayList<>(page(call, left));
    marker.ifPresent(given -> answer.add(XmlElement.leaf("Marker", given)));
    next(call, left).ifPresent(zone -> answer.add(XmlElement.leaf("NextMarker", zone.id())));
    return Answer.of(XmlElement.of("ListHostedZonesResponse", answer));
  }

  /** Lists zones by name, beginning at a name. */
  Answer listByName(Call call) {
    Optional<DnsName> name = call.parameter("dnsname").map(DnsName::new);
    Optional<String> id = call.parameter("hostedzoneid");
    List<HostedZone> left =
        zones.all().stream()
            .dropWhile(zone -> name.isPresent() && zone.name().compareTo(name.get()) < 0)
            .dropWhile(zone -> id.isPresent() && !zone.id().equals(id.get()))
            .toList();
    List<XmlElement> answer = new ArrayList<>(page(call, left));
    name.ifPresent(given -> answer.add(XmlElement.leaf("DNSName", given)));
    next(call, left)
        .ifPresent(zone -> {
          answer.add(XmlElement.leaf("NextDNSName", zone.name()));
          answer.add(XmlElement.leaf("NextHostedZoneId", zone.id()));
        });
    return Answer.of(XmlElement.of("ListHostedZonesByNameResponse", answer));
  }

  private static List<XmlElement> page(Call call, List<HostedZone> left) {
    int max = call.maxItems(PAGE);
    return List.of(
        XmlElement.of("HostedZones", left.stream().limit(max).map(HostedZone::toXml).toList()),
        XmlElement.leaf("IsTruncated", left.size() > max),
        XmlElement.leaf("MaxItems", max));
  }

  private static Optional<HostedZone> next(Call call, List<HostedZone> left) {
    return left.stream().skip(call.maxItems(PAGE)).findFirst();
  }

  private static XmlElement delegation() {
    return XmlElement.of(
        "DelegationSet",
        XmlElement.of(
            "NameServers",
            HostedZone.NAME_SERVERS.stream()
                .map(server -> XmlElement.leaf("NameServer", server))
                .toList()));
  }
}
