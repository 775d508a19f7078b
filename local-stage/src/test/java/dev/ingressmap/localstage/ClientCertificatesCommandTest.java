package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.model.ClientCertificate;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import tools.jackson.databind.JsonNode;

/** {@code gateway client-certificates}, and the stages that use them. */
class ClientCertificatesCommandTest {

  @TempDir private Path folder;
  private final ScriptedFaults faults = new ScriptedFaults();
  @AutoClose private GatewayUnderTest gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayUnderTest(folder, new ApiGatewayUnderTest(faults));
    gateway.rules("Exact a.b/a");
  }

  @Test
  void makesOneAndSaysHowToUseIt() {
    CommandRun create = gateway.run("client-certificates", "create", "--auto-approve");

    assertThat(create.exitCode()).as(create.err()).isZero();
    ClientCertificate made = onlyCertificate();
    assertThat(made.tags()).isEqualTo(Map.of("ingressmap.dev/map", "demo"));
    assertThat(made.description()).isEqualTo("Ingress map demo");
    assertThat(create.out())
        .contains("Client certificate " + made.clientCertificateId() + ", valid until ")
        .contains(made.pemEncodedCertificate().strip())
        .contains("stage: {clientCertificate: \"" + made.clientCertificateId() + "\"}")
        .contains("1 API call.");
  }

  @Test
  void writesItToAFile() throws IOException {
    Path file = folder.resolve("ca.pem");
    JsonNode created =
        gateway
            .report(
                "client-certificates",
                "create",
                "--auto-approve",
                "--description=ours",
                "--pem=" + file)
            .get("created");

    assertThat(Files.readString(file)).isEqualTo(created.get("pem").asString());
    assertThat(onlyCertificate().description()).isEqualTo("ours");
    CommandRun show = gateway.run("client-certificates", "show", created.get("id").asString());
    assertThat(show.out()).isEqualTo(Files.readString(file));

    CommandRun failed =
        gateway.run(
            "client-certificates", "create", "--auto-approve", "--pem=" + folder.resolve("a/b"));
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("cannot be written").contains("client-certificates show ");
  }

  @Test
  void asksFirst() {
    CommandRun create = gateway.run("client-certificates", "create");

    assertThat(create.exitCode()).isEqualTo(1);
    assertThat(create.err()).contains("no terminal to ask on");
    assertThat(certificates()).isEmpty();
  }

  @Test
  void rotates() throws IOException {
    String first = create();
    gateway.settings("stage: {clientCertificate: " + quoted(first) + "}");
    gateway.apply();
    assertThat(gateway.stage().clientCertificateId()).isEqualTo(first);
    gateway.assertUpToDate();

    CommandRun early = gateway.run("client-certificates", "delete", first, "--auto-approve");
    assertThat(early.exitCode()).isEqualTo(1);
    assertThat(early.err())
        .isEqualTo(
            "gateway: client certificate "
                + first
                + " is used by stage v1 of API demo: change or remove it in gateway.yaml, and"
                + " apply first"
                + System.lineSeparator());

    String second = create();
    gateway.settings("stage: {clientCertificate: " + quoted(second) + "}");
    JsonNode report = gateway.apply();
    assertThat(report.get("writes").asInt()).isEqualTo(1);
    assertThat(gateway.stage().clientCertificateId()).isEqualTo(second);
    JsonNode list = gateway.report("client-certificates", "list").get("clientCertificates");
    assertThat(list).hasSize(2);
    for (JsonNode certificate : list) {
      boolean used = certificate.get("id").asString().equals(second);
      assertThat(certificate.get("stages").toString()).isEqualTo(used ? "[\"v1\"]" : "[]");
      assertThat(certificate.get("expiresSoon").asBoolean()).isFalse();
    }
    assertThat(gateway.run("client-certificates", "list").out())
        .containsPattern(first + " .* none")
        .containsPattern(second + " .* v1");

    CommandRun delete = gateway.run("client-certificates", "delete", first, "--auto-approve");
    assertThat(delete.exitCode()).as(delete.err()).isZero();
    assertThat(onlyCertificate().clientCertificateId()).isEqualTo(second);
    gateway.settings("stage: {}");
    gateway.apply();
    assertThat(gateway.stage().clientCertificateId()).isNull();
    gateway.assertUpToDate();
  }

  @Test
  void mendsWhatOtherHandsChanged() throws IOException {
    String own = create();
    gateway.settings("stage: {clientCertificate: " + quoted(own) + "}");
    gateway.apply();
    String foreign = gateway.client().generateClientCertificate(r -> {}).clientCertificateId();
    use(foreign);

    CommandRun plan = gateway.plan();

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out()).containsPattern("clientCertificateId +" + foreign + " -> " + own);
    assertThat(gateway.run("client-certificates", "list").out())
        .containsPattern(foreign + " .* v1 \\(not the map's own\\)");
    gateway.apply();
    assertThat(gateway.stage().clientCertificateId()).isEqualTo(own);
    gateway.settings("stage: {}");
    gateway.apply();
    use(own);
    assertThat(gateway.plan().out()).containsPattern("clientCertificateId +" + own + " -> \\(none");
    gateway.apply();
    assertThat(gateway.stage().clientCertificateId()).isNull();
  }

  @Test
  void saysWhichCertificateAStageCannotHave() throws IOException {
    gateway.apply();
    gateway.settings("stage: {clientCertificate: a1b2c3}");

    CommandRun apply = gateway.run("apply", "--auto-approve", "-f", gateway.manifests().toString());

    assertThat(apply.exitCode()).isEqualTo(1);
    assertThat(apply.err())
        .contains("UpdateStage on stage v1 of API " + gateway.apiId())
        .contains("Invalid Client Certificate identifier specified");
  }

  @Test
  void hasNothingToDoWithOtherPeoplesCertificates() {
    String foreign = gateway.client().generateClientCertificate(r -> {}).clientCertificateId();

    assertThat(gateway.run("client-certificates", "list").out())
        .contains("This map has no client certificates.");
    CommandRun delete = gateway.run("client-certificates", "delete", foreign, "--auto-approve");
    assertThat(delete.exitCode()).isEqualTo(1);
    assertThat(delete.err()).contains("there is no client certificate " + foreign);
    assertThat(gateway.run("client-certificates", "show", "a1b2c3").err())
        .contains("there is no client certificate a1b2c3 in this region");
    assertThat(certificates()).hasSize(1);
  }

  @Test
  void tellsOfOneThatMayHaveBeenMade() {
    faults.leaveTo(
        call -> call.operation().equals("GenerateClientCertificate") ? Fault.LOST : Fault.NONE);

    CommandRun lost = gateway.run("client-certificates", "create", "--auto-approve");

    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err())
        .contains("it may have taken effect anyway: gateway client-certificates list");
    assertThat(certificates()).hasSize(1);
  }

  private void use(String certificate) {
    gateway
        .client()
        .updateStage(r ->
            r.restApiId(gateway.apiId())
                .stageName("v1")
                .patchOperations(
                    PatchOperation.builder()
                        .op(Op.REPLACE)
                        .path("/clientCertificateId")
                        .value(certificate)
                        .build()));
  }

  private String create() {
    return gateway
        .report("client-certificates", "create", "--auto-approve")
        .at("/created/id")
        .asString();
  }

  /** Without quotes, an id of digits only would be a number. */
  private static String quoted(@Nullable String id) {
    return "\"" + id + "\"";
  }

  private ClientCertificate onlyCertificate() {
    assertThat(certificates()).hasSize(1);
    return certificates().getFirst();
  }

  private List<ClientCertificate> certificates() {
    return gateway.client().getClientCertificates().items();
  }
}
