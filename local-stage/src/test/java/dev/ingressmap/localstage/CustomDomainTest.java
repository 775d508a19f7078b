package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GetDomainNameResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** The custom domain of gateway.yaml, tested only over HTTP. */
class CustomDomainTest {

  private static final String NAME = "api.example.com";
  private static final String CERTIFICATE =
      "arn:aws:acm:eu-central-1:123456789012:certificate/first";
  private static final String ROUTE = "routes: {GET /who: {mock: {status: 200, body: %s}}}\n";
  private static final String MAP = ROUTE.formatted("demo");
  private static final String OTHER_MAP = "api: {name: other}\n" + ROUTE.formatted("other");

  @TempDir private Path folder;
  @AutoClose private final Caller caller = new Caller();
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.rules("Exact a.b/a");
  }

  @Test
  void isMadeWithTheApi() throws Exception {
    gateway.settings(MAP + domain("basePath: shop"));
    assertThat(gateway.plan().out()).contains("+ domain  " + NAME).contains("mapping[/shop] v1");

    JsonNode report = gateway.apply();

    assertThat(report.get("writes").asInt()).isEqualTo(5);
    assertThat(report.get("reads").asInt()).isEqualTo(6);
    GetDomainNameResponse made = live();
    assertThat(made.tags())
        .isEqualTo(Map.of("ingressmap.dev/map", "demo", "ingressmap.dev/stage", "v1"));
    assertThat(made.endpointConfiguration().types()).containsExactly(EndpointType.REGIONAL);
    assertThat(made.regionalCertificateArn()).isEqualTo(CERTIFICATE);
    assertThat(made.securityPolicyAsString()).isEqualTo("TLS_1_2");
    assertThat(mappings()).containsExactly("shop -> " + gateway.apiId() + " v1");
    assertThat(answer("/shop/who")).isEqualTo("200 demo");
    assertThat(answer("/who")).startsWith("403");

    JsonNode domain = report.get("domain");
    assertThat(domain.get("url").asString()).isEqualTo("https://api.example.com/shop");
    assertThat(domain.get("target").asString()).isEqualTo(made.regionalDomainName());
    assertThat(domain.get("hostedZoneId").asString()).isEqualTo(made.regionalHostedZoneId());
    assertThat(gateway.report("plan", "-f", gateway.manifests().toString()).get("apiCalls").asInt())
        .isEqualTo(9);
    assertThat(gateway.report("plan", "-f", manifests()).get("domain")).isEqualTo(domain);
    JsonNode url = gateway.report("url");
    assertThat(url.get("domain")).isEqualTo(domain);
    assertThat(url.get("apiCalls").asInt()).isEqualTo(3);
    gateway.assertUpToDate();
  }

  @Test
  void saysWhatRecordToMake() throws IOException {
    gateway.settings(MAP + domain(""));
    CommandRun before = gateway.run("apply", "--auto-approve", "-f", manifests());
    String record =
        NAME
            + ", an alias (A) of "
            + live().regionalDomainName()
            + " in hosted zone "
            + live().regionalHostedZoneId();
    assertThat(before.out())
        .contains("Domain URL: https://api.example.com/" + System.lineSeparator());
    assertThat(before.out()).contains("DNS record: " + record);
    CommandRun again = gateway.run("apply", "--auto-approve", "-f", manifests());
    assertThat(again.out()).contains("DNS record: " + record).contains("9 API calls");
    assertThat(gateway.run("status").out())
        .contains("Domain      https://api.example.com/")
        .contains("DNS record  " + record);
    assertThat(gateway.report("status", "-f", manifests()).get("domain").get("name").asString())
        .isEqualTo(NAME);

    gateway.client().deleteBasePathMapping(r -> r.domainName(NAME).basePath("(none)"));
    assertThat(gateway.run("status").out())
        .contains("https://api.example.com/ does not lead here yet: gateway apply creates it");
    assertThat(gateway.report("status").has("domain")).isFalse();
  }

  @Test
  void costsNothingWhereThereIsNone() throws IOException {
    gateway.settings(MAP);
    JsonNode report = gateway.apply();
    assertThat(report.get("apiCalls").asInt()).isEqualTo(6);
    assertThat(report.has("domain")).isFalse();
    gateway.settings(MAP + domain(""));
    JsonNode second = gateway.apply();
    // It is marked before it has a domain, and nothing is deployed.
    assertThat(second.get("writes").asInt()).isEqualTo(3);
    gateway.assertUpToDate();
  }

  /** The policies since 2025 want an access mode, and the older ones have none. */
  @Test
  void hasATlsPolicyAndItsMode() throws IOException {
    String newer = "securityPolicy: SecurityPolicy_TLS13_1_3_2025_09";
    gateway.settings(
        MAP + domain(newer + ", endpointAccessMode: STRICT, ipAddressType: dualstack"));
    gateway.apply();
    assertThat(live().securityPolicyAsString()).isEqualTo("SecurityPolicy_TLS13_1_3_2025_09");
    assertThat(live().endpointAccessModeAsString()).isEqualTo("STRICT");
    assertThat(live().endpointConfiguration().ipAddressTypeAsString()).isEqualTo("dualstack");
    gateway.assertUpToDate();

    gateway.settings(MAP + domain(""));
    assertThat(planned())
        .contains("securityPolicy SecurityPolicy_TLS13_1_3_2025_09 -> TLS_1_2")
        .contains("ipAddressType dualstack -> ipv4");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(1);
    assertThat(live().endpointAccessModeAsString()).isEqualTo("BASIC");
    gateway.assertUpToDate();

    gateway.settings(MAP + domain(newer));
    assertThat(planned()).contains("endpointAccessMode (none) -> BASIC");
    gateway.apply();
    gateway.assertUpToDate();
  }

  @Test
  void changesByOneCall() throws IOException {
    gateway.settings(MAP + domain("securityPolicy: TLS_1_0"));
    gateway.apply();
    gateway.settings(
        MAP
            + domain("mutualTls: {truststore: 's3://bucket/ca.pem', version: '1'}")
                .replace("first", "second"));
    assertThat(planned())
        .contains("~ domain " + NAME)
        .contains("certificate " + CERTIFICATE + " -> " + CERTIFICATE.replace("first", "second"))
        .contains("mutualTls.truststore (none) -> s3://bucket/ca.pem")
        .contains("mutualTls.version (none) -> 1")
        .contains("securityPolicy TLS_1_0 -> TLS_1_2")
        .doesNotContain("mapping");

    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(1);
    assertThat(live().mutualTlsAuthentication().truststoreVersion()).isEqualTo("1");
    gateway.assertUpToDate();

    gateway.settings(MAP + domain(""));
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(1);
    assertThat(live().mutualTlsAuthentication()).isNull();
    gateway.assertUpToDate();
  }

  @Test
  void movesToAnotherBasePath() throws Exception {
    gateway.settings(MAP + domain("basePath: shop"));
    gateway.apply();
    gateway.settings(MAP + domain("basePath: store"));
    assertThat(planned()).contains("mapping[/shop] v1 -> (none)", "mapping[/store] (none) -> v1");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(2);
    assertThat(answer("/store/who")).isEqualTo("200 demo");
    assertThat(answer("/shop/who")).startsWith("403");
    gateway.assertUpToDate();
  }

  @Test
  void movesToAnotherDomain() throws IOException {
    gateway.settings(MAP + domain(""));
    gateway.apply();
    gateway.settings(MAP + domain("").replace(NAME, "new.example.com"));
    assertThat(planned()).contains("+ domain new.example.com", "- domain api.example.com");
    gateway.apply();
    assertThat(gateway.client().getDomainNames().items())
        .extracting(d -> d.domainName())
        .containsExactly("new.example.com");
    assertThat(marks()).isEqualTo("new.example.com");
    gateway.assertUpToDate();
  }

  @Test
  void isSharedByMaps() throws Exception {
    gateway.settings(MAP + domain("basePath: shop"));
    gateway.apply();
    // Only the map that created a domain may change its settings.
    gateway.settings(OTHER_MAP + domain("basePath: other").replace("first", "second"));
    JsonNode report = gateway.apply();
    assertThat(report.get("writes").asInt()).isEqualTo(4);
    gateway.assertUpToDate();
    assertThat(live().regionalCertificateArn()).isEqualTo(CERTIFICATE);
    assertThat(answer("/shop/who")).isEqualTo("200 demo");
    assertThat(answer("/other/who")).isEqualTo("200 other");

    gateway.settings(MAP);
    CommandRun destroy = gateway.run("destroy", "--auto-approve");
    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out()).contains("Removes map demo from domain api.example.com, which stays");
    assertThat(answer("/shop/who")).startsWith("403");
    assertThat(answer("/other/who")).isEqualTo("200 other");

    gateway.settings(OTHER_MAP);
    assertThat(gateway.run("destroy", "--auto-approve").exitCode()).isZero();
    assertThat(mappings()).isEmpty();
    assertThat(live().domainName()).isEqualTo(NAME);
  }

  @Test
  void neverTakesABasePathOver() throws Exception {
    gateway.settings(MAP + domain(""));
    gateway.apply();
    String owner = gateway.apiId();
    String error =
        "domain api.example.com: its base path / is mapped to API "
            + owner
            + ", stage v1, which does not belong to map other: choose another basePath in"
            + " gateway.yaml, or delete that mapping";
    gateway.settings(OTHER_MAP + domain(""));
    CommandRun plan = gateway.plan();
    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.err()).contains(error);
    assertThat(gateway.run("apply", "--auto-approve", "-f", manifests()).err()).contains(error);
    assertThat(gateway.apiId()).isEqualTo(owner);

    gateway.settings(OTHER_MAP);
    gateway.apply();
    gateway.settings(OTHER_MAP + domain(""));
    assertThat(gateway.plan().err()).contains(error);
    assertThat(answer("/who")).isEqualTo("200 demo");
  }

  @Test
  void mendsWhatOtherHandsChanged() throws IOException {
    gateway.settings(MAP + domain(""));
    gateway.apply();
    String api = gateway.apiId();
    gateway
        .client()
        .updateDomainName(r ->
            r.domainName(NAME)
                .patchOperations(
                    replace("/regionalCertificateArn", "arn:other"),
                    replace("/securityPolicy", "TLS_1_0")));
    gateway
        .client()
        .updateBasePathMapping(
            r -> r.domainName(NAME).basePath("(none)").patchOperations(replace("/stage", "")));
    gateway
        .client()
        .createBasePathMapping(r -> r.domainName(NAME).basePath("more").restApiId(api).stage("v1"));
    assertThat(planned())
        .contains("certificate arn:other -> " + CERTIFICATE, "mapping[/] \"\" -> v1")
        .contains("mapping[/more] v1 -> (none)", "securityPolicy TLS_1_0 -> TLS_1_2");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(3);
    assertThat(mappings()).containsExactly("(none) -> " + api + " v1");
    gateway.assertUpToDate();

    gateway.client().deleteDomainName(r -> r.domainName(NAME));
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(2);
    gateway.assertUpToDate();
  }

  @Test
  void goesWithItsSettings() throws IOException {
    gateway.settings(MAP + domain(""));
    gateway.apply();
    gateway.settings(MAP);
    assertThat(planned()).contains("- domain " + NAME);
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(3);
    assertGone();
    assertThat(gateway.client().getRestApi(r -> r.restApiId(gateway.apiId())).tags())
        .doesNotContainKey("ingressmap.dev/domain");
    assertThat(gateway.report("plan", "-f", manifests()).get("apiCalls").asInt()).isEqualTo(7);
  }

  @Test
  void isOfAStageOfItsOwn() throws Exception {
    String stages =
        """
        stages:
          dev: {domain: {name: dev.example.com, certificate: "%s"}}
          prod: {domain: {name: api.example.com, certificate: "%s"}}
        """
            .formatted(CERTIFICATE, CERTIFICATE);
    gateway.settings(MAP + stages);
    gateway.apply("--stage=dev");
    gateway.apply("--stage=prod");
    assertThat(marks()).isEqualTo("api.example.com dev.example.com");
    assertThat(mappings()).containsExactly("(none) -> " + gateway.apiId() + " prod");

    gateway.settings(MAP + stages.replaceFirst("dev: .*", "dev: {}"));
    gateway.apply("--stage=prod");
    assertThat(gateway.client().getDomainNames().items()).hasSize(2);
    gateway.apply("--stage=dev");
    assertThat(gateway.client().getDomainNames().items()).hasSize(1);
    assertThat(marks()).isEqualTo("api.example.com");
    assertThat(gateway.run("destroy", "--auto-approve", "--stage=dev").exitCode()).isZero();
    assertThat(mappings()).containsExactly("(none) -> " + gateway.apiId() + " prod");
    assertThat(gateway.run("destroy", "--auto-approve", "--stage=prod").exitCode()).isZero();
    assertGone();
  }

  @Test
  void isLeftAloneByACanary() throws IOException {
    gateway.settings(MAP + domain(""));
    gateway.apply();
    gateway.rules("Exact a.b/new");
    gateway.settings(MAP + domain("basePath: shop"));
    gateway.apply("--canary=10%");
    assertThat(mappings()).containsExactly("(none) -> " + gateway.apiId() + " v1");
    gateway.apply();
    assertThat(mappings()).containsExactly("shop -> " + gateway.apiId() + " v1");
    gateway.assertUpToDate();
  }

  @Test
  void isDestroyedWithItsApi() throws IOException {
    gateway.settings(MAP + domain(""));
    gateway.apply();
    gateway.settings(MAP);
    CommandRun destroy = gateway.run("destroy", "--auto-approve");
    assertThat(destroy.exitCode()).as(destroy.err()).isZero();
    assertThat(destroy.out())
        .contains("Deletes API demo (")
        .contains("Deletes domain api.example.com, which no other API uses.");
    assertGone();
    assertThat(gateway.client().getRestApis().items()).isEmpty();
  }

  private void assertGone() {
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(this::live);
  }

  private static String domain(String more) {
    return "domain: {name: " + NAME + ", certificate: '" + CERTIFICATE + "', " + more + "}\n";
  }

  private GetDomainNameResponse live() {
    return gateway.client().getDomainName(r -> r.domainName(NAME));
  }

  private List<String> mappings() {
    return gateway.client().getBasePathMappings(r -> r.domainName(NAME)).items().stream()
        .map(CustomDomainTest::text)
        .toList();
  }

  private static String text(BasePathMapping mapping) {
    return mapping.basePath() + " -> " + mapping.restApiId() + " " + mapping.stage();
  }

  private String marks() {
    String api = gateway.apiId();
    return gateway
        .client()
        .getRestApi(r -> r.restApiId(api))
        .tags()
        .getOrDefault("ingressmap.dev/domain", "");
  }

  /** The answer to callers of the domain. */
  private String answer(String path) throws Exception {
    URI url = gateway.endpoint().resolve(path);
    var answer = caller.send("GET", url, NAME);
    return answer.getStatus() + " " + answer.getContentAsString();
  }

  /** The plan's text, with each run of spaces as one. */
  private String planned() {
    return gateway.plan().out().replaceAll(" +", " ");
  }

  private String manifests() {
    return gateway.manifests().toString();
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }
}
