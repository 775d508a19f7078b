package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Rounds;
import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.settings.file.SettingsFile;
import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;
import software.amazon.awssdk.services.apigateway.model.DomainName;

/** Any call for a custom domain may fail in any way: one more apply converges. */
class CustomDomainFaultsTest {

  private static final String DOMAIN =
      "domain: {name: %s, certificate: 'arn:aws:acm:eu-central-1:123456789012:certificate/%s',"
          + " basePath: %s%s}\n";
  private static final String AFTER = DOMAIN.formatted("new.example.com", "b", "shop", "");

  @AutoClose private final LiveMap live = new LiveMap();
  @AutoClose private final HostedZones zones = HostedZones.at(live.endpoint());
  private final String one = zones.create("example.com");
  private final String other = zones.create("new.example.com");
  @TempDir private Path folder;

  CustomDomainFaultsTest() throws IOException {}

  /** The old name is removed, and the new one is created. */
  @ParameterizedTest
  @EnumSource
  void ofAnotherName(FaultyCall.Kind kind) throws IOException {
    everyCall(kind, DOMAIN.formatted("old.example.com", "a", "shop", ""), "CreateDomainName");
  }

  @ParameterizedTest
  @EnumSource
  void ofOtherSettingsAndAnotherBasePath(FaultyCall.Kind kind) throws IOException {
    everyCall(kind, DOMAIN.formatted("new.example.com", "a", "old", ""), "UpdateDomainName");
  }

  @ParameterizedTest
  @EnumSource
  void ofTheFirst(FaultyCall.Kind kind) throws IOException {
    everyCall(kind, "{}", "CreateBasePathMapping");
  }

  /** AWS may not know a new stage everywhere at once. */
  @Test
  void waitsForTheStage() throws IOException {
    Fault unknown =
        new Fault.Refusal(
            400, "BadRequestException", "message", "Invalid stage identifier specified", null);
    AtomicInteger left = new AtomicInteger(3);
    live.faults()
        .leaveTo(call ->
            call.operation().equals("CreateBasePathMapping") && left.getAndDecrement() > 0
                ? unknown
                : Fault.NONE);
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      assertThat(run.apply(desired(AFTER))).isNotEmpty();
    }
    assertThat(left).hasValue(-1);
  }

  /** The old name is removed with its record, and the new one gets a record. */
  @ParameterizedTest
  @EnumSource
  void ofAnotherNameWithARecord(FaultyCall.Kind kind) throws IOException {
    everyCall(
        kind,
        DOMAIN.formatted("old.example.com", "a", "shop", ", hostedZone: " + one),
        DOMAIN.formatted("new.example.com", "b", "shop", ", hostedZone: " + one),
        "ChangeResourceRecordSets");
    assertThat(zones.records(one))
        .singleElement()
        .asString()
        .startsWith("A new.example.com. -> d-");
  }

  @ParameterizedTest
  @EnumSource
  void ofAnotherZone(FaultyCall.Kind kind) throws IOException {
    everyCall(
        kind,
        DOMAIN.formatted("new.example.com", "a", "shop", ", hostedZone: " + one),
        DOMAIN.formatted("new.example.com", "a", "shop", ", hostedZone: " + other),
        "ChangeResourceRecordSets");
    assertThat(zones.records(one)).isEmpty();
    assertThat(zones.records(other)).hasSize(1);
  }

  private void everyCall(FaultyCall.Kind kind, String before, String expected) throws IOException {
    everyCall(kind, before, AFTER, expected);
  }

  private void everyCall(FaultyCall.Kind kind, String before, String settings, String expected)
      throws IOException {
    DesiredApi first = desired(before);
    FaultyApply apply = new FaultyApply(live, first, desired(settings));
    List<FaultyCall> calls = apply.calls(kind);
    assertThat(calls)
        .extracting(FaultyCall::operation)
        .contains(expected)
        .doesNotContain("PutRestApi");
    for (FaultyCall call : Rounds.some(calls, 2)) {
      zones.clear(one);
      zones.clear(other);
      live.begin(first);
      apply.converges(call);
      assertConverged(call);
    }
  }

  private void assertConverged(FaultyCall call) {
    var client = live.gateway().client();
    assertThat(client.getDomainNames().items())
        .as("%s", call)
        .extracting(DomainName::domainName)
        .containsExactly("new.example.com");
    assertThat(client.getBasePathMappings(r -> r.domainName("new.example.com")).items())
        .as("%s", call)
        .extracting(BasePathMapping::basePath)
        .containsExactly("shop");
    assertThat(live.gateway().onlyApi().tags())
        .as("%s", call)
        .containsEntry("ingressmap.dev/domain", "new.example.com");
  }

  private DesiredApi desired(String settings) throws IOException {
    Path rules = folder.resolve("ingress.yaml");
    Rules.write(rules, List.of("Exact a.b/a"));
    Path config = folder.resolve("gateway.yaml");
    Files.writeString(config, settings);
    return ApplyRun.desired(rules, SettingsFile.read(config));
  }
}
