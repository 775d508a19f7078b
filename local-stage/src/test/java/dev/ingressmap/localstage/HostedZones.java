package dev.ingressmap.localstage;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The account's hosted zones, accessed by the SDK as somebody else. */
record HostedZones(Route53Client client) implements AutoCloseable {

  /** The hosted zones at an endpoint, accessed with a key whose calls do not fail. */
  static HostedZones at(URI endpoint) {
    return new HostedZones(
        Route53Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ApiGatewayUnderTest.KEY, "secret")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build());
  }

  /** Creates a zone and returns its id. */
  String create(String name) {
    HostedZone zone = client.createHostedZone(r -> r.name(name).callerReference(name)).hostedZone();
    return zone.id();
  }

  void change(String zone, ChangeAction action, ResourceRecordSet set) {
    client.changeResourceRecordSets(r ->
        r.hostedZoneId(zone)
            .changeBatch(batch ->
                batch.changes(Change.builder().action(action).resourceRecordSet(set).build())));
  }

  void put(String zone, String name, RRType type, String value) {
    change(zone, ChangeAction.UPSERT, record(name, type, value));
  }

  static ResourceRecordSet record(String name, RRType type, String... values) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(type)
        .ttl(60L)
        .resourceRecords(
            Stream.of(values).map(value -> ResourceRecord.builder().value(value).build()).toList())
        .build();
  }

  /** Deletes all records that a zone does not need. */
  void clear(String zone) {
    client.listResourceRecordSets(r -> r.hostedZoneId(zone)).resourceRecordSets().stream()
        .filter(HostedZones::isUsers)
        .forEach(set -> change(zone, ChangeAction.DELETE, set));
  }

  /** The records that not every zone has, such as {@code A api.example.com. -> ...}. */
  List<String> records(String zone) {
    return client.listResourceRecordSets(r -> r.hostedZoneId(zone)).resourceRecordSets().stream()
        .filter(HostedZones::isUsers)
        .map(HostedZones::text)
        .toList();
  }

  private static boolean isUsers(ResourceRecordSet set) {
    return set.type() != RRType.NS && set.type() != RRType.SOA;
  }

  private static String text(ResourceRecordSet set) {
    String target =
        set.aliasTarget() == null
            ? set.resourceRecords().getFirst().value()
            : set.aliasTarget().dnsName() + " in " + set.aliasTarget().hostedZoneId();
    return set.typeAsString() + " " + set.name() + " -> " + target;
  }

  @Override
  public void close() {
    client.close();
  }
}
