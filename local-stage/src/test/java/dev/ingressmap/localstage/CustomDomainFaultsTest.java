package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.aws.AwsFailure;
import dev.ingressmap.gateway.settings.SettingsFile;
import dev.ingressmap.localstage.fault.Fault;
import dev.ingressmap.localstage.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.apigateway.model.BasePathMapping;
import software.amazon.awssdk.services.apigateway.model.DomainName;

/** Whatever becomes of whichever call that a custom domain needs: one more apply converges. */
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

  /** The old name goes, and the new one is made. */
  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofAnotherName(ApplyFaultsTest.Kind kind) throws IOException {
    everyCall(kind, DOMAIN.formatted("old.example.com", "a", "shop", ""), "CreateDomainName");
  }

  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofOtherSettingsAndAnotherBasePath(ApplyFaultsTest.Kind kind) throws IOException {
    everyCall(kind, DOMAIN.formatted("new.example.com", "a", "old", ""), "UpdateDomainName");
  }

  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofTheFirst(ApplyFaultsTest.Kind kind) throws IOException {
    everyCall(kind, "{}", "CreateBasePathMapping");
  }

  /** AWS may not know a stage everywhere as soon as it is made. */
  @Test
  void waitsForTheStage() throws IOException {
    live.clear();
    Fault unknown =
        new Fault.Refusal(
            400, "BadRequestException", "message", "Invalid stage identifier specified", null);
    AtomicInteger left = new AtomicInteger(3);
    live.faults()
        .leaveTo(call ->
            call.operation().equals("CreateBasePathMapping") && left.getAndDecrement() > 0
                ? unknown
                : Fault.NONE);
    assertThat(failureOfApply(desired(AFTER))).isNull();
    assertThat(left).hasValue(-1);
    live.faults().leaveTo(Faults.NONE);
  }

  /** The old name goes with its record, and the new one gets one. */
  @ParameterizedTest
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofAnotherNameWithARecord(ApplyFaultsTest.Kind kind) throws IOException {
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
  @EnumSource(ApplyFaultsTest.Kind.class)
  void ofAnotherZone(ApplyFaultsTest.Kind kind) throws IOException {
    everyCall(
        kind,
        DOMAIN.formatted("new.example.com", "a", "shop", ", hostedZone: " + one),
        DOMAIN.formatted("new.example.com", "a", "shop", ", hostedZone: " + other),
        "ChangeResourceRecordSets");
    assertThat(zones.records(one)).isEmpty();
    assertThat(zones.records(other)).hasSize(1);
  }

  private void everyCall(ApplyFaultsTest.Kind kind, String before, String expected)
      throws IOException {
    everyCall(kind, before, AFTER, expected);
  }

  private void everyCall(ApplyFaultsTest.Kind kind, String before, String settings, String expected)
      throws IOException {
    DesiredApi first = desired(before);
    DesiredApi after = desired(settings);
    setUp(first);
    assertThat(failureOfApply(after)).isNull();
    List<String> calls = live.faults().operations();
    assertThat(calls).contains(expected).doesNotContain("PutRestApi");
    for (int faulty = 1; faulty <= calls.size(); faulty++) {
      String context = kind + " at call " + faulty + ", " + calls.get(faulty - 1);
      setUp(first);
      int number = faulty;
      live.faults().play(call -> kind.of(call, number));
      AwsFailure failure = failureOfApply(after);
      live.faults().none();

      if (kind.passes(calls.get(faulty - 1))) {
        assertThat(failure).as(context).isNull();
      } else {
        assertThat(failure).as(context).isNotNull();
        assertThat(failureOfApply(after)).as(context).isNull();
      }
      assertConverged(context, after);
    }
  }

  private void assertConverged(String context, DesiredApi after) {
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      assertThat(run.plan(after).changes()).as(context).isEmpty();
    }
    var client = live.gateway().client();
    assertThat(client.getDomainNames().items())
        .as(context)
        .extracting(DomainName::domainName)
        .containsExactly("new.example.com");
    assertThat(client.getBasePathMappings(r -> r.domainName("new.example.com")).items())
        .as(context)
        .extracting(BasePathMapping::basePath)
        .containsExactly("shop");
    assertThat(live.gateway().onlyApi().tags())
        .as(context)
        .containsEntry("ingressmap.dev/domain", "new.example.com");
  }

  private void setUp(DesiredApi before) {
    live.clear();
    zones.clear(one);
    zones.clear(other);
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      var _ = run.apply(before);
    }
    live.faults().none();
  }

  private @Nullable AwsFailure failureOfApply(DesiredApi desired) {
    try (ApplyRun run = new ApplyRun(live.endpoint())) {
      var _ = run.apply(desired);
      return null;
    } catch (AwsFailure e) {
      return e;
    }
  }

  private DesiredApi desired(String settings) throws IOException {
    Path rules = folder.resolve("ingress.yaml");
    Rules.write(rules, List.of("Exact a.b/a"));
    Path config = folder.resolve("gateway.yaml");
    Files.writeString(config, settings);
    return ApplyRun.desired(rules, SettingsFile.read(config));
  }
}
