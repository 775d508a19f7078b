package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.ConflictingDomainExistsException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.LastVpcAssociationException;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.NoSuchDelegationSetException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.PublicZoneVpcAssociationException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.VPC;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** What Terraform and external-dns ask of zones, in addition to their records. */
class Route53ZonesTest {

  private static final VPC ONE = VPC.builder().vpcId("vpc-1").vpcRegion("us-east-1").build();
  private static final VPC TWO = VPC.builder().vpcId("vpc-2").vpcRegion("eu-west-1").build();

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();
  @AutoClose private final HostedZones zones = HostedZones.at(gateway.endpoint());
  private final Route53Client client = zones.client();

  Route53ZonesTest() throws IOException {}

  @Test
  void haveTagsAndComments() {
    String zone = zones.create("example.com");
    assertThat(tags(zone)).isEmpty();
    assertThat(client.getHostedZone(r -> r.id(zone)).hostedZone().config().comment()).isNull();

    client.changeTagsForResource(r ->
        r.resourceType(TagResourceType.HOSTEDZONE)
            .resourceId(zone)
            .addTags(tag("team", "a"), tag("env", "x"), tag("empty", "")));
    client.changeTagsForResource(r ->
        r.resourceType(TagResourceType.HOSTEDZONE)
            .resourceId(zone)
            .addTags(tag("env", "y"))
            .removeTagKeys("team", "none"));
    assertThat(tags(zone)).containsExactlyInAnyOrder(tag("env", "y"), tag("empty", ""));
    assertThat(
            client
                .listTagsForResources(
                    r -> r.resourceType(TagResourceType.HOSTEDZONE).resourceIds(zone))
                .resourceTagSets()
                .getFirst()
                .tags())
        .hasSize(2);
    assertThatExceptionOfType(NoSuchHealthCheckException.class)
        .isThrownBy(() ->
            client.listTagsForResource(
                r -> r.resourceType(TagResourceType.HEALTHCHECK).resourceId("a")));

    assertThat(
            client
                .updateHostedZoneComment(r -> r.id(zone).comment("mine"))
                .hostedZone()
                .config()
                .comment())
        .isEqualTo("mine");
    assertThat(client.getHostedZone(r -> r.id(zone)).delegationSet().nameServers()).hasSize(4);
    assertThat(client.getHostedZoneCount().hostedZoneCount()).isEqualTo(1);
    assertThat(client.getDNSSEC(r -> r.hostedZoneId(zone)).status().serveSignature())
        .isEqualTo("NOT_SIGNING");
  }

  private List<Tag> tags(String zone) {
    return client
        .listTagsForResource(r -> r.resourceType(TagResourceType.HOSTEDZONE).resourceId(zone))
        .resourceTagSet()
        .tags();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void canBePrivate() {
    var created = client.createHostedZone(r -> r.name("example.com").callerReference("a").vpc(ONE));
    String zone = created.hostedZone().id();
    assertThat(created.vpc()).isEqualTo(ONE);
    assertThat(created.hostedZone().config().privateZone()).isTrue();
    assertThatExceptionOfType(ConflictingDomainExistsException.class)
        .isThrownBy(() ->
            client.createHostedZone(r -> r.name("example.com").callerReference("b").vpc(ONE)));
    assertThatThrownBy(() ->
            client.createHostedZone(r ->
                r.name("example.com")
                    .callerReference("c")
                    .hostedZoneConfig(c -> c.privateZone(true))))
        .hasMessageContaining("you must also specify values for VPCId and VPCRegion");

    client.associateVPCWithHostedZone(r -> r.hostedZoneId(zone).vpc(TWO));
    assertThat(client.getHostedZone(r -> r.id(zone)).vpCs()).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(
            client
                .listHostedZonesByVPC(r -> r.vpcId("vpc-2").vpcRegion(VPCRegion.EU_WEST_1))
                .hostedZoneSummaries())
        .singleElement()
        .satisfies(found -> assertThat(found.hostedZoneId()).isEqualTo(zone));
    client.disassociateVPCFromHostedZone(r -> r.hostedZoneId(zone).vpc(ONE));
    assertThatExceptionOfType(LastVpcAssociationException.class)
        .isThrownBy(() -> client.disassociateVPCFromHostedZone(r -> r.hostedZoneId(zone).vpc(TWO)));
    assertThatExceptionOfType(PublicZoneVpcAssociationException.class)
        .isThrownBy(() ->
            client.associateVPCWithHostedZone(r -> r.hostedZoneId(zones.create("a.org")).vpc(TWO)));
  }

  @Test
  void knowChangesAndNoDelegationSets() {
    var made =
        client.createHostedZone(r -> r.name("example.com").callerReference("a")).changeInfo();
    String id = made.id();
    assertThat(made.status()).isEqualTo(ChangeStatus.PENDING);
    assertThat(client.getChange(r -> r.id(id)).changeInfo())
        .isEqualTo(made.toBuilder().status(ChangeStatus.INSYNC).build());
    assertThatExceptionOfType(NoSuchChangeException.class)
        .isThrownBy(() -> client.getChange(r -> r.id("C123")));
    assertThatExceptionOfType(NoSuchDelegationSetException.class)
        .isThrownBy(() ->
            client.createHostedZone(
                r -> r.name("a.org").callerReference("b").delegationSetId("N1")));
    assertThat(client.listReusableDelegationSets().delegationSets()).isEmpty();
  }

  @Test
  void haveNoSimpleRecordBesideWeightedOnes() {
    String zone = zones.create("example.com");
    ResourceRecordSet weighted =
        HostedZones.record("a.example.com", RRType.A, "192.0.2.1").toBuilder()
            .setIdentifier("one")
            .weight(1L)
            .healthCheckId("11111111-2222-3333-4444-555555555555")
            .build();
    zones.change(zone, ChangeAction.CREATE, weighted);
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(() -> zones.put(zone, "a.example.com", RRType.A, "192.0.2.2"))
        .withMessageContaining(
            "[RRSet with DNS name a.example.com., type A cannot be created as other RRSets exist"
                + " with the same name and type.]");
    assertThat(client.listResourceRecordSets(r -> r.hostedZoneId(zone)).resourceRecordSets())
        .anySatisfy(set -> assertThat(set.healthCheckId()).isEqualTo(weighted.healthCheckId()));
    zones.change(zone, ChangeAction.DELETE, weighted);
    zones.put(zone, "a.example.com", RRType.A, "192.0.2.2");
  }

  @Test
  void forgetRecordsWhoseValuesStandInAnotherOrder() {
    String zone = zones.create("example.com");
    zones.change(
        zone,
        ChangeAction.CREATE,
        HostedZones.record("a.example.com", RRType.A, "192.0.2.1", "192.0.2.2"));
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(() ->
            zones.change(
                zone,
                ChangeAction.DELETE,
                HostedZones.record("a.example.com", RRType.A, "192.0.2.2")));
    zones.change(
        zone,
        ChangeAction.DELETE,
        HostedZones.record("a.example.com", RRType.A, "192.0.2.2", "192.0.2.1"));
    assertThat(zones.records(zone)).isEmpty();
  }

  @Test
  void takeAThousandValuesInARequest() {
    String zone = zones.create("example.com");
    change(zone, ChangeAction.CREATE, 1000);
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(() -> change(zone, ChangeAction.UPSERT, 501))
        .withMessageContaining("Number of records limit of 1000 exceeded.");
    change(zone, ChangeAction.UPSERT, 500);
  }

  private void change(String zone, ChangeAction action, int count) {
    List<Change> changes =
        IntStream.range(0, count)
            .mapToObj(i ->
                Change.builder()
                    .action(action)
                    .resourceRecordSet(
                        HostedZones.record("x" + i + ".example.com", RRType.A, "192.0.2.1"))
                    .build())
            .toList();
    client.changeResourceRecordSets(r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(changes)));
  }
}
