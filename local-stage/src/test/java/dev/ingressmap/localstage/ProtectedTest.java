package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code api.protected}, which prevents the loss of traffic by mistake. */
class ProtectedTest {

  private static final String TAG = "ingressmap.dev/protected";
  private static final String PROTECTED = "api: {protected: true}\n";
  private static final String DOMAIN =
      "domain: {name: api.example.com, certificate:"
          + " 'arn:aws:acm:eu-central-1:123456789012:certificate/a'%s}\n";

  @TempDir private Path folder;
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder);
    gateway.rules("Exact a.b/a", "Exact a.b/orders/b");
  }

  @Test
  void isATagFromTheFirstCallOn() throws IOException {
    gateway.settings(PROTECTED);

    JsonNode report = gateway.apply();

    assertThat(report.get("apiCalls").asInt()).isEqualTo(6);
    assertThat(gateway.onlyApi().tags()).containsEntry(TAG, "true");
    gateway.assertUpToDate();
  }

  @Test
  void isSetAndLiftedByOneCall() throws IOException {
    gateway.apply();
    gateway.settings(PROTECTED);
    assertThat(gateway.plan().out()).contains("  + protection  demo").doesNotContain("drift");
    JsonNode set = gateway.apply();
    assertThat(set.get("writes").asInt()).isEqualTo(1);
    assertThat(gateway.onlyApi().tags()).containsEntry(TAG, "true");
    gateway.assertUpToDate();

    gateway.settings("api: {protected: false}");
    assertThat(gateway.plan().out()).contains("  - protection  demo");
    assertThat(gateway.apply().get("writes").asInt()).isEqualTo(1);
    assertThat(gateway.onlyApi().tags()).doesNotContainKey(TAG);
    gateway.assertUpToDate();
    assertThat(gateway.run("destroy", "--auto-approve").exitCode()).isZero();
    assertThat(gateway.client().getRestApis().items()).isEmpty();
  }

  /** By the tag only, by the settings only, and until the removal is applied. */
  @ParameterizedTest
  @CsvSource({"true, {}", "'', {protected: true}", "true, {protected: false}"})
  void isNotDestroyed(String applied, String now) throws IOException {
    gateway.settings(applied.isEmpty() ? "{}" : PROTECTED);
    gateway.apply();
    gateway.settings("api: " + now);

    for (String choice : List.of("--all-stages", "--stage=v1")) {
      CommandRun destroy = gateway.run("destroy", "--auto-approve", choice);
      assertThat(destroy.exitCode()).isEqualTo(1);
      assertThat(destroy.err().strip())
          .isEqualTo(
              "gateway: API demo ("
                  + gateway.apiId()
                  + ") is protected: set api.protected to false in gateway.yaml and apply that"
                  + " before you destroy it");
    }
    assertThat(gateway.run("destroy").err()).contains("is protected");
    assertThat(gateway.live()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          api: {}                              | api: {endpoint: {type: EDGE}}          | moves API demo from REGIONAL to EDGE
          api: {}                              | api: {endpoint: {disabled: true}}      | closes the invoke URL of API demo
          %d                                   | api: {}                                | deletes domain api.example.com
          %d                                   | %e                                     | deletes domain api.example.com
          %d                                   | %b                                     | removes base path / of domain api.example.com
          %d %s                                | %d                                     | deletes API demo/orders
          usagePlans: {gold: {}, silver: {}}   | usagePlans: {gold: {}}                 | deletes usage plan silver
          """)
  void isNotReplaced(String before, String after, String loss) throws IOException {
    gateway.settings(settings(before, "protected: true"));
    gateway.apply();
    // Another checkout, whose settings do not mention the protection.
    gateway.settings(settings(after, ""));
    JsonNode deployments = gateway.report("history").get("deployments");

    CommandRun plan = gateway.plan();
    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.out()).startsWith("Plan for API");
    assertThat(plan.err())
        .contains(
            "gateway: API demo is protected, and this "
                + loss
                + ": set api.protected to false in gateway.yaml to allow that");
    assertThat(gateway.plan("--output=json").json().get("errors").get(0).asString()).contains(loss);
    CommandRun apply = gateway.run("apply", "--auto-approve", "-f", gateway.manifests().toString());
    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err()).contains(loss);
    assertThat(gateway.report("history").get("deployments")).isEqualTo(deployments);

    gateway.settings(settings(after, "protected: true"));
    assertThat(gateway.plan().exitCode()).isEqualTo(1);
    gateway.settings(settings(after, "protected: false"));
    gateway.apply();
    gateway.assertUpToDate();
    assertThat(gateway.client().getRestApis().items())
        .allSatisfy(api -> assertThat(api.tags()).doesNotContainKey(TAG));
  }

  @Test
  void keepsItsRecord() throws IOException {
    try (HostedZones zones = HostedZones.at(gateway.endpoint())) {
      String zone = zones.create("example.com");
      gateway.settings(PROTECTED + DOMAIN.formatted(", hostedZone: " + zone));
      gateway.apply();
      gateway.settings(DOMAIN.formatted(""));
      assertThat(gateway.plan().err())
          .contains("deletes the record of domain api.example.com in hosted zone " + zone);
      gateway.settings("api: {protected: false}\n" + DOMAIN.formatted(""));
      gateway.apply();
      assertThat(zones.records(zone)).isEmpty();
    }
  }

  @Test
  void changesLikeAnyOther() throws IOException {
    gateway.settings(PROTECTED);
    gateway.apply();
    gateway.rules("Exact a.b/new", "Exact a.b/orders/b authorization=AWS_IAM");
    gateway.settings(
        "api: {description: other}\nusagePlans: {gold: {}}\nstage: {throttle: {rate: 1, burst: 1}}\n"
            + DOMAIN.formatted(""));
    gateway.apply();
    assertThat(gateway.onlyApi().tags()).containsEntry(TAG, "true");
    gateway.settings("stage: {name: v2}\nusagePlans: {gold: {}}\n" + DOMAIN.formatted(""));
    gateway.apply();
    assertThat(gateway.run("rollback", "--stage=v2", "--auto-approve").err())
        .doesNotContain("protected");
  }

  @Test
  void isOfAllPartsOfASplitMap() throws IOException {
    gateway.settings(DOMAIN.formatted("") + "api: {protected: true}\n");
    gateway.apply();
    gateway.settings(DOMAIN.formatted("") + "api: {protected: true, split: [orders]}\n");
    gateway.apply();
    assertThat(gateway.client().getRestApis().items())
        .hasSize(2)
        .allSatisfy(api -> assertThat(api.tags()).containsEntry(TAG, "true"));
    gateway.settings(DOMAIN.formatted("") + "api: {split: [orders]}\n");
    CommandRun destroy = gateway.run("destroy", "--auto-approve", "--all-stages");
    assertThat(destroy.exitCode()).isEqualTo(1);
    assertThat(destroy.err()).contains("is protected");
    assertThat(gateway.client().getRestApis().items()).hasSize(2);
  }

  @Test
  void isOfAnApiThatIsAdopted() throws IOException {
    String id = gateway.client().createRestApi(r -> r.name("old")).id();
    gateway.settings(PROTECTED);
    assertThat(gateway.adopt(id, "--auto-approve").exitCode()).isZero();
    assertThat(gateway.onlyApi().tags()).containsEntry(TAG, "true");
  }

  /** Settings with or without protection. */
  private static String settings(String text, String api) {
    String yaml =
        text.replace("%d", DOMAIN.formatted("").strip())
            .replace("%e", DOMAIN.formatted("").strip().replace("api.example", "new.example"))
            .replace("%b", DOMAIN.formatted(", basePath: shop").strip())
            .replace(" %s", "\napi: {split: [orders]}");
    if (!yaml.contains("api: {")) {
      yaml += "\napi: {}";
    }
    String separated = api + (yaml.contains("api: {}") || api.isEmpty() ? "" : ", ");
    return yaml.replace("api: {", "api: {" + separated) + "\n";
  }
}
