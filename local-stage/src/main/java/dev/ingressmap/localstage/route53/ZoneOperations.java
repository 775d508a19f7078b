package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.model.Identifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations on hosted zones. */
final class ZoneOperations {

  private static final int PAGE = 100;

  private final HostedZones zones;
  private final InstantSource clock;

  ZoneOperations(HostedZones zones, InstantSource clock) {
    this.zones = zones;
    this.clock = clock;
  }

  Answer create(Call call) {
    XmlElement request = call.message();
    Optional<XmlElement> config = request.child("HostedZoneConfig");
    boolean isPrivate =
        config.flatMap(c -> c.find("PrivateZone")).filter("true"::equals).isPresent()
            || request.child("VPC").isPresent();
    HostedZone zone =
        HostedZone.create(
            Identifier.ofHostedZone(),
            new DnsName(request.require("Name")),
            request.require("CallerReference"),
            config.flatMap(c -> c.find("Comment")).orElse(""),
            isPrivate);
    zones.add(zone);
    return new Answer(
        201,
        XmlElement.of(
            "CreateHostedZoneResponse",
            zone.toXml(),
            ChangeInfo.of(Identifier.ofChange(), clock),
            delegation()),
        Operation.VERSION + "hostedzone/" + zone.id());
  }

  Answer get(Call call) {
    return Answer.of(
        XmlElement.of("GetHostedZoneResponse", zones.get(call.id()).toXml(), delegation()));
  }

  Answer delete(Call call) {
    zones.remove(call.id());
    return Answer.of(
        XmlElement.of("DeleteHostedZoneResponse", ChangeInfo.of(Identifier.ofChange(), clock)));
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
