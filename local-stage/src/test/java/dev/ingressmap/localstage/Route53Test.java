package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.localstage.execute.backend.IngressHosts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.model.CreateDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** Route 53 next to the API Gateway, by the SDK and by plain requests. */
class Route53Test {

  private static final String XMLNS = "https://route53.amazonaws.com/doc/2013-04-01/";

  private ApiGatewayUnderTest gateway;
  private HostedZones zones;
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    gateway = new ApiGatewayUnderTest();
    zones = HostedZones.at(gateway.endpoint());
  }

  @AfterEach
  void end() {
    zones.close();
    gateway.close();
  }

  @Test
  void keepsZones() {
    String zone = zones.create("Example.com");
    HostedZone found = zones.client().getHostedZone(r -> r.id(zone)).hostedZone();
    assertThat(found.name()).isEqualTo("example.com.");
    assertThat(found.resourceRecordSetCount()).isEqualTo(2);
    assertThat(found.config().privateZone()).isFalse();
    assertThatExceptionOfType(HostedZoneAlreadyExistsException.class)
        .isThrownBy(() -> zones.create("Example.com"));
    String other = zones.create("a.org");
    assertThat(zones.client().listHostedZones().hostedZones())
        .extracting(HostedZone::name)
        .containsExactly("example.com.", "a.org.");
    assertThat(
            zones.client().listHostedZonesPaginator(r -> r.maxItems("1")).hostedZones().stream()
                .map(HostedZone::name))
        .containsExactly("example.com.", "a.org.");
    assertThat(zones.client().listHostedZonesByName(r -> r.dnsName("org")).hostedZones())
        .extracting(HostedZone::name)
        .containsExactly("a.org.");

    zones.put(other, "x.a.org", RRType.A, "192.0.2.1");
    assertThatExceptionOfType(HostedZoneNotEmptyException.class)
        .isThrownBy(() -> zones.client().deleteHostedZone(r -> r.id(other)));
    zones.client().deleteHostedZone(r -> r.id(zone));
    assertThatExceptionOfType(NoSuchHostedZoneException.class)
        .isThrownBy(() -> zones.client().getHostedZone(r -> r.id(zone)))
        .withMessageContaining("No hosted zone found with ID: " + zone);
  }

  @Test
  void listsRecordsFromAPlaceOn() {
    String zone = zones.create("example.com");
    zones.put(zone, "b.example.com", RRType.A, "192.0.2.2");
    zones.put(zone, "*.b.example.com", RRType.TXT, "\"any\"");
    zones.put(zone, "a.example.com", RRType.A, "192.0.2.1");
    zones.put(zone, "a.example.com", RRType.AAAA, "2001:db8::1");
    assertThat(zones.records(zone))
        .containsExactly(
            "A a.example.com. -> 192.0.2.1",
            "AAAA a.example.com. -> 2001:db8::1",
            "A b.example.com. -> 192.0.2.2",
            "TXT \\052.b.example.com. -> \"any\"");
    assertThat(
            zones
                .client()
                .listResourceRecordSets(
                    r -> r.hostedZoneId(zone).startRecordName("b.example.com").maxItems("1"))
                .resourceRecordSets())
        .extracting(ResourceRecordSet::name)
        .containsExactly("b.example.com.");
    ListResourceRecordSetsResponse page =
        zones
            .client()
            .listResourceRecordSets(r ->
                r.hostedZoneId(zone)
                    .startRecordName("a.example.com")
                    .startRecordType(RRType.A)
                    .maxItems("1"));
    assertThat(page.isTruncated()).isTrue();
    assertThat(page.nextRecordName()).isEqualTo("a.example.com.");
    assertThat(page.nextRecordType()).isEqualTo(RRType.AAAA);
    assertThat(
            zones
                .client()
                .listResourceRecordSetsPaginator(r -> r.hostedZoneId(zone).maxItems("1"))
                .resourceRecordSets()
                .stream()
                .count())
        .isEqualTo(6);
  }

  @Test
  void changesAllOrNothing() {
    String zone = zones.create("example.com");
    zones.put(zone, "a.example.com", RRType.A, "192.0.2.1");
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(() ->
            zones
                .client()
                .changeResourceRecordSets(r ->
                    r.hostedZoneId(zone)
                        .changeBatch(batch ->
                            batch.changes(
                                change("b.example.com"),
                                change("c.example.org"),
                                change("a.example.com")))))
        .withMessageContaining(
            "[RRSet with DNS name c.example.org. is not permitted in zone example.com., Tried to"
                + " create resource record set [name='a.example.com.', type='A'] but it already"
                + " exists]");
    assertThat(zones.records(zone)).hasSize(1);
  }

  private static Change change(String name) {
    return Change.builder()
        .action(ChangeAction.CREATE)
        .resourceRecordSet(HostedZones.record(name, RRType.A, "192.0.2.9"))
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPSERT | CNAME | a.example.com   | x.org            | conflicts with other records
          UPSERT | A     | www.example.com | 192.0.2.1        | conflicts with other records
          UPSERT | CNAME | example.com     | x.org            | not permitted at apex
          DELETE | A     | b.example.com   | 192.0.2.1        | but it was not found
          DELETE | A     | a.example.com   | 192.0.2.7        | the values provided do not match
          UPSERT | A     | b.example.com   | 192.0.2          | [Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with '192.0.2'']
          UPSERT | A     | b.example.com   | 192.0.2.256      | ARRDATAIllegalIPv4Address
          UPSERT | A     | b.example.com   | 192.0.2.01       | ARRDATAIllegalIPv4Address
          UPSERT | AAAA  | b.example.com   | 192.0.2.1        | AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)
          UPSERT | TXT   | b.example.com   | v=spf1           | InvalidCharacterString (Value should be enclosed in quotation marks) encountered with 'v=spf1'
          UPSERT | TXT   | b.example.com   | ""v=spf1""       | InvalidCharacterString
          UPSERT | MX    | b.example.com   | mail.example.com | MXRRDATANotTwoFields
          UPSERT | CNAME | b.example.com   | x.org,y.org      | must have exactly one resource record
          UPSERT | A     | b.example.com   | 192.0.2.1,192.0.2.1 | [Duplicate Resource Record: '192.0.2.1']
          DELETE | SOA   | example.com     | ns-1.awsdns-1.localhost. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400 | do not match
          """)
  void refuses(ChangeAction action, RRType type, String name, String value, String message) {
    String zone = zones.create("example.com");
    zones.put(zone, "a.example.com", RRType.A, "192.0.2.1");
    zones.put(zone, "www.example.com", RRType.CNAME, "x.org");
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(
            () -> zones.change(zone, action, HostedZones.record(name, type, value.split(","))))
        .withMessageContaining(message);
    assertThat(zones.records(zone)).hasSize(2);
  }

  @Test
  void leadsToDomainsOfApiGatewayThatExist() {
    CreateDomainNameResponse domain =
        gateway
            .client()
            .createDomainName(r ->
                r.domainName("api.example.com")
                    .regionalCertificateArn("arn:aws:acm:us-east-1:000000000000:certificate/a")
                    .endpointConfiguration(e -> e.types(EndpointType.REGIONAL)));
    String zone = zones.create("example.com");
    String target = domain.regionalDomainName();
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(() -> zones.change(zone, ChangeAction.CREATE, alias(target, "Z2FDTNDATAQYW2")))
        .withMessageContaining("does not lie within the target zone");
    assertThatExceptionOfType(InvalidChangeBatchException.class)
        .isThrownBy(() -> zones.change(zone, ChangeAction.CREATE, alias("x.example.com", zone)))
        .withMessageContaining("that target was not found");

    ResourceRecordSet alias = alias(target.toUpperCase(Locale.ROOT), domain.regionalHostedZoneId());
    zones.change(zone, ChangeAction.CREATE, alias);
    assertThat(zones.records(zone))
        .containsExactly(
            "A api.example.com. -> " + target + ". in " + domain.regionalHostedZoneId());
    zones.change(zone, ChangeAction.DELETE, alias);
    assertThat(zones.records(zone)).isEmpty();
  }

  private static ResourceRecordSet alias(String target, String zone) {
    return ResourceRecordSet.builder()
        .name("api.example.com")
        .type(RRType.A)
        .aliasTarget(a -> a.dnsName(target).hostedZoneId(zone).evaluateTargetHealth(false))
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<a><b></a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
        "<ChangeResourceRecordSetsRequest/>",
        "<C><ChangeBatch><Changes/></ChangeBatch></C>",
        "<C><ChangeBatch><Changes><Change><Action>CREATE</Action></Change></Changes></ChangeBatch></C>",
        "<C><ChangeBatch><Changes><Change><Action>CREATE</Action><ResourceRecordSet><Name>a.example.com</Name>"
            + "<Type>A</Type></ResourceRecordSet></Change></Changes></ChangeBatch></C>",
      })
  void refusesWhatIsNoMessage(String body) throws Exception {
    String zone = zones.create("example.com");
    HttpResponse<String> answer = post("hostedzone/" + zone + "/rrset/", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("<ErrorResponse xmlns=\"" + XMLNS + "\">", "<Code>InvalidInput</Code>")
        .doesNotContain("root:");
  }

  @Test
  void refusesDeepAndUnknownRequests() throws Exception {
    String zone = zones.create("example.com");
    String deep = "<a>".repeat(100_000);
    assertThat(post("hostedzone/" + zone + "/rrset", deep).statusCode()).isEqualTo(400);
    assertThat(post("healthcheck", "<a/>").body()).contains("is not implemented by this Route 53");
    assertThatExceptionOfType(Route53Exception.class)
        .isThrownBy(() -> zones.client().listHostedZones(r -> r.maxItems("none")))
        .withMessageContaining("maxitems");
    assertThatExceptionOfType(Route53Exception.class)
        .isThrownBy(() -> zones.client().listHealthChecks())
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(501));
  }

  @Test
  void meetsFaultsInItsOwnWords() throws Exception {
    try (LocalApiGateway local = new LocalApiGateway(0)) {
      local.start(new IngressHosts(host -> false, new InetSocketAddress(0)));
      String endpoint = "http://localhost:" + local.port();
      for (List<String> fault :
          List.of(
              List.of("429", "Throttling"),
              List.of("conflict", "PriorRequestNotComplete"),
              List.of("denied", "AccessDenied"),
              List.of("expired", "ExpiredToken"),
              List.of("500", "InternalFailure"))) {
        send(endpoint + "/_local/faults", "PUT", "ListHostedZones " + fault.getFirst());
        assertThat(send(endpoint + "/2013-04-01/hostedzone", "GET", "").body())
            .contains("<Code>" + fault.getLast() + "</Code>");
        assertThat(send(endpoint + "/2013-04-01/hostedzone", "GET", "").body())
            .contains("<ListHostedZonesResponse");
      }
    }
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(gateway.endpoint() + "/2013-04-01/" + path, "POST", body);
  }

  private HttpResponse<String> send(String url, String method, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
