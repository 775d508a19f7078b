package dev.ingressmap.localstage.route53;

import dev.ingressmap.localstage.model.account.RestApis;
import java.util.ArrayList;
import java.util.List;

/** The operations on the networks of private zones. */
final class VpcOperations {

  private final HostedZones zones;
  private final Changes changes;

  VpcOperations(HostedZones zones, Changes changes) {
    this.zones = zones;
    this.changes = changes;
  }

  Answer associate(Call call) {
    Vpc vpc = vpc(call);
    zones.update(
        call.id(),
        zone -> {
          checkPrivate(zone);
          if (zone.vpcs().contains(vpc)) {
            throw new Route53Exception(
                400,
                "ConflictingDomainExists",
                "The VPC %s in region %s has already been associated with the hosted zone %s"
                    .formatted(vpc.id(), vpc.region(), zone.id()));
          }
          List<Vpc> all = new ArrayList<>(zone.vpcs());
          all.add(vpc);
          return zone.with(all);
        });
    return Answer.of(XmlElement.of("AssociateVPCWithHostedZoneResponse", changes.made()));
  }

  Answer disassociate(Call call) {
    Vpc vpc = vpc(call);
    zones.update(
        call.id(),
        zone -> {
          checkPrivate(zone);
          if (!zone.vpcs().contains(vpc)) {
            throw new Route53Exception(
                404,
                "VPCAssociationNotFound",
                "The VPC: %s that you specified is not associated with the hosted zone."
                    .formatted(vpc.id()));
          }
          if (zone.vpcs().size() == 1) {
            throw new Route53Exception(
                400,
                "LastVPCAssociation",
                "The VPC that you are trying to disassociate from the private hosted zone is the"
                    + " last VPC that is associated with the hosted zone.");
          }
          return zone.with(zone.vpcs().stream().filter(one -> !one.equals(vpc)).toList());
        });
    return Answer.of(XmlElement.of("DisassociateVPCFromHostedZoneResponse", changes.made()));
  }

  /** No other account can ask for an association here. */
  Answer authorizations(Call call) {
    return Answer.of(
        XmlElement.of(
            "ListVPCAssociationAuthorizationsResponse",
            XmlElement.leaf("HostedZoneId", zones.get(call.id()).id()),
            XmlElement.of("VPCs", List.of())));
  }

  Answer zonesOf(Call call) {
    String id = call.parameter("vpcid").orElse("");
    String region = call.parameter("vpcregion").orElse("");
    return Answer.of(
        XmlElement.of(
            "ListHostedZonesByVPCResponse",
            XmlElement.leaf("MaxItems", 100),
            XmlElement.of(
                "HostedZoneSummaries",
                zones.all().stream()
                    .filter(zone -> zone.vpcs().contains(new Vpc(region, id)))
                    .map(VpcOperations::summary)
                    .toList())));
  }

  private static XmlElement summary(HostedZone zone) {
    return XmlElement.of(
        "HostedZoneSummary",
        XmlElement.leaf("HostedZoneId", zone.id()),
        XmlElement.leaf("Name", zone.name()),
        XmlElement.of("Owner", XmlElement.leaf("OwningAccount", RestApis.ACCOUNT_ID)));
  }

  private static Vpc vpc(Call call) {
    return Vpc.of(call.message())
        .orElseThrow(() -> Route53Exception.invalidInput("The request must have VPC"));
  }

  private static void checkPrivate(HostedZone zone) {
    if (!zone.isPrivate()) {
      throw new Route53Exception(
          400,
          "PublicZoneVPCAssociation",
          "You're trying to associate a VPC with a public hosted zone. Amazon Route 53 doesn't"
              + " support associating a VPC with a public hosted zone.");
    }
  }
}
