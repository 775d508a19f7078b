package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import tools.jackson.databind.JsonNode;

/** The DNS record of a custom domain, tested only over HTTP. */
class DomainRecordTest {

  private static final String NAME = "api.example.com";
  private static final String MAP =
      "routes: {GET /who: {mock: {status: 200, body: demo}}}\n"
          + "domain: {name: "
          + NAME
          + ", certificate: 'arn:aws:acm:eu-central-1:123456789012:certificate/a'%s}\n";

  @TempDir private Path folder;
  private GatewayUnderTest gateway;
  private HostedZones zones;
  private String zone;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.rules("Exact a.b/a");
    zones = HostedZones.at(gateway.endpoint());
    zone = zones.create("example.com");
  }

  @AfterEach
  void end() {
    zones.close();
    gateway.close();
  }

  @Test
  void isMadeWithTheDomain() throws IOException {
    settings(zone);
    assertThat(planned()).contains("record[" + zone + "] alias of the domain");
    assertThat(zones.records(zone)).isEmpty();

    JsonNode report = gateway.apply();

    assertThat(report.get("writes").asInt()).isEqualTo(6);
    assertThat(zones.records(zone)).containsExactly(record());
    assertThat(live().tags()).containsEntry("ingressmap.dev/hosted-zone", zone);
    assertThat(report.get("domain").get("recordZoneId").asString()).isEqualTo(zone);
    assertThat(gateway.report("plan", "-f", manifests()).get("apiCalls").asInt()).isEqualTo(10);
    gateway.assertUpToDate();
    assertThat(gateway.run("status").out()).contains("DNS record  in hosted zone " + zone);
  }

  @Test
  void isAddedToADomainThatIsThere() throws IOException {
    settings(null);
    gateway.apply();
    settings(zone);
    assertThat(planned())
        .contains(
            "hostedZone (none) -> " + zone, "record[" + zone + "] (none) -> alias of the domain");
    assertThat(gateway.run("status").out())
        .contains("DNS record  not in hosted zone " + zone + " yet: gateway apply creates it");
    CommandRun apply = gateway.run("apply", "--auto-approve", "-f", manifests());
    assertThat(apply.out()).contains("DNS record: in hosted zone " + zone);
    assertThat(zones.records(zone)).containsExactly(record());
    gateway.assertUpToDate();
  }

  /** Somebody may have created it by hand, following the command's advice. */
  @Test
  void isAdoptedWhereItIsRightAlready() throws IOException {
    settings(null);
    gateway.apply();
    settings(zone);
    gateway.apply();
    String right = record();
    gateway.client().untagResource(r -> r.resourceArn(arn()).tagKeys("ingressmap.dev/hosted-zone"));
    assertThat(planned()).contains("hostedZone (none) -> " + zone).doesNotContain("record[");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(1);
    assertThat(zones.records(zone)).containsExactly(right);
    gateway.assertUpToDate();
  }

  @Test
  void isMendedWhereOtherHandsChangedIt() throws IOException {
    settings(zone);
    gateway.apply();
    zones.put(zone, NAME, RRType.A, "192.0.2.1");
    assertThat(planned())
        .contains("record[" + zone + "] A 192.0.2.1 -> alias of the domain")
        .doesNotContain("hostedZone (none)");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(1);
    assertThat(zones.records(zone)).containsExactly(record());

    zones.change(zone, ChangeAction.UPSERT, HostedZones.record(NAME, RRType.A, "192.0.2.1"));
    zones.change(zone, ChangeAction.DELETE, HostedZones.record(NAME, RRType.A, "192.0.2.1"));
    assertThat(planned()).contains("record[" + zone + "] (none) -> alias of the domain");
    gateway.apply();
    assertThat(zones.records(zone)).containsExactly(record());
  }

  @Test
  void neverTakesANameFromOthers() throws IOException {
    String error =
        "domain api.example.com: hosted zone "
            + zone
            + " already has a record of that name, which the map did not create: A 192.0.2.1:"
            + " delete it, or remove hostedZone from gateway.yaml";
    zones.put(zone, NAME, RRType.A, "192.0.2.1");
    settings(zone);
    assertThat(gateway.plan().err()).contains(error);
    assertThat(gateway.run("apply", "--auto-approve", "-f", manifests()).err()).contains(error);
    assertThat(gateway.client().getRestApis().items()).isEmpty();

    settings(null);
    gateway.apply();
    settings(zone);
    assertThat(gateway.plan().err()).contains(error);
    zones.change(zone, ChangeAction.DELETE, HostedZones.record(NAME, RRType.A, "192.0.2.1"));
    gateway.apply();
    zones.change(
        zone,
        ChangeAction.DELETE,
        zones
            .client()
            .listResourceRecordSets(r -> r.hostedZoneId(zone).startRecordName(NAME))
            .resourceRecordSets()
            .getFirst());
    // Route 53 does not allow two records of these types at one name.
    zones.put(zone, NAME, RRType.CNAME, "www.example.org");
    assertThat(gateway.plan().err())
        .contains("which the map did not create: CNAME www.example.org: delete it");
    assertThat(zones.records(zone)).containsExactly("CNAME " + NAME + ". -> www.example.org");
  }

  @Test
  void movesToAnotherZone() throws IOException {
    settings(zone);
    gateway.apply();
    String other = zones.create("api.example.com");
    settings(other);
    assertThat(planned())
        .contains("hostedZone " + zone + " -> " + other)
        .contains("record[" + zone + "] alias of the domain -> (none)")
        .contains("record[" + other + "] (none) -> alias of the domain");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(3);
    assertThat(zones.records(zone)).isEmpty();
    assertThat(zones.records(other)).containsExactly(record());
    gateway.assertUpToDate();
  }

  @Test
  void goesWithItsSetting() throws IOException {
    settings(zone);
    gateway.apply();
    settings(null);
    assertThat(planned()).contains("record[" + zone + "] alias of the domain -> (none)");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(2);
    assertThat(zones.records(zone)).isEmpty();
    assertThat(live().tags()).doesNotContainKey("ingressmap.dev/hosted-zone");
    gateway.assertUpToDate();
  }

  @Test
  void goesWithTheDomain() throws IOException {
    settings(zone);
    gateway.apply();
    gateway.settings("{}");
    assertThat(planned()).contains("- domain " + NAME, "record[" + zone + "] alias of the domain");
    gateway.apply();
    assertThat(zones.records(zone)).isEmpty();
    assertThat(gateway.client().getDomainNames().items()).isEmpty();
  }

  @Test
  void isDestroyedWithTheApi() throws IOException {
    settings(zone);
    gateway.apply();
    gateway.settings("{}");
    CommandRun destroy = gateway.run("destroy", "--auto-approve");
    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out())
        .contains("Deletes domain api.example.com, which no other API uses, and its record");
    assertThat(zones.records(zone)).isEmpty();
  }

  /** The map must not delete a record that somebody has pointed elsewhere. */
  @Test
  void staysWhereItLeadsElsewhere() throws IOException {
    settings(zone);
    gateway.apply();
    zones.put(zone, NAME, RRType.A, "192.0.2.1");
    assertThat(gateway.run("destroy", "--auto-approve").exitCode()).isZero();
    assertThat(zones.records(zone)).containsExactly("A " + NAME + ". -> 192.0.2.1");
  }

  @Test
  void isItsMakersAlone() throws IOException {
    settings(null);
    gateway.apply();
    gateway.settings(
        "api: {name: other}\n" + MAP.formatted(", basePath: other, hostedZone: " + zone));
    JsonNode report = gateway.apply();
    assertThat(report.get("domain").has("recordZoneId")).isFalse();
    assertThat(zones.records(zone)).isEmpty();
    gateway.assertUpToDate();
  }

  @Test
  void isOfAZoneThatExists() throws IOException {
    settings("Z0000000000000");
    CommandRun plan = gateway.plan();
    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err())
        .contains(
            "ListResourceRecordSets on records of api.example.com in hosted zone Z0000000000000:"
                + " NoSuchHostedZone: No hosted zone found with ID: Z0000000000000 (HTTP 404): is"
                + " hostedZone in gateway.yaml right?");
  }

  @Test
  void isLeftAloneByACanary() throws IOException {
    settings(null);
    gateway.apply();
    gateway.rules("Exact a.b/new");
    settings(zone);
    gateway.apply("--canary=10%");
    assertThat(zones.records(zone)).isEmpty();
  }

  private void settings(@Nullable String hostedZone) throws IOException {
    gateway.settings(MAP.formatted(hostedZone == null ? "" : ", hostedZone: " + hostedZone));
  }

  private GetDomainNameResponse live() {
    return gateway.client().getDomainName(r -> r.domainName(NAME));
  }

  private String record() {
    GetDomainNameResponse live = live();
    return "A "
        + NAME
        + ". -> "
        + live.regionalDomainName()
        + ". in "
        + live.regionalHostedZoneId();
  }

  private static String arn() {
    return "arn:aws:apigateway:us-east-1::/domainnames/" + NAME;
  }

  private String planned() {
    return gateway.plan().out().replaceAll(" +", " ");
  }

  private String manifests() {
    return gateway.manifests().toString();
  }
}
