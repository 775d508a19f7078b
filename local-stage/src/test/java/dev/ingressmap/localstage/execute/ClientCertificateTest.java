package dev.ingressmap.localstage.execute;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.localstage.model.account.ClientCertificates;
import dev.ingressmap.localstage.model.account.ClientIdentity;
import dev.ingressmap.localstage.model.stage.MethodTrial;
import dev.ingressmap.localstage.model.stage.Stage;
import dev.ingressmap.localstage.model.stage.TrialInput;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate that backends are shown, and whether their own is checked. */
@Timeout(60)
class ClientCertificateTest {

  private static final String INTERNAL =
      "500 InternalServerErrorException {\"message\": \"Internal server error\"}";
  private static final ClientIdentity BACKEND = identity(new ClientCertificates());

  @AutoClose private final DataPlane plane = new DataPlane();

  @ParameterizedTest
  @ValueSource(strings = {"http", "http_proxy"})
  void isShownToABackendThatAsksForIt(String type) throws Exception {
    String own = generate();
    ClientIdentity identity = requireNonNull(plane.apis().clientCertificates().identity(own));
    try (TlsBackend backend = new TlsBackend(BACKEND, identity.certificate())) {
      SampleIntegration integration =
          (type.equals("http")
                  ? SampleIntegration.http("GET", backend.url()).response("200", "")
                  : SampleIntegration.httpProxy("GET", backend.url()))
              .trustsAnyCertificate();
      DeployedApi api = deploy(integration);

      assertThat(call(api)).isEqualTo(INTERNAL);
      use(api, generate());
      assertThat(call(api)).isEqualTo(INTERNAL);
      use(api, own);
      assertThat(call(api)).isEqualTo("200  " + identity.certificate().getSerialNumber());
      use(api, null);
      assertThat(call(api)).isEqualTo(INTERNAL);
    }
  }

  @Test
  void isShownByATrialThatNamesIt() throws Exception {
    String own = generate();
    ClientIdentity identity = requireNonNull(plane.apis().clientCertificates().identity(own));
    try (TlsBackend backend = new TlsBackend(BACKEND, identity.certificate())) {
      DeployedApi api =
          deploy(SampleIntegration.httpProxy("GET", backend.url()).trustsAnyCertificate());

      assertThat(trial(api, own)).isEqualTo("200 " + identity.certificate().getSerialNumber());
      assertThat(trial(api, null)).startsWith("500 ");
    }
  }

  @Test
  void isNotNeededByABackendThatAsksForNone() throws Exception {
    try (TlsBackend backend = new TlsBackend(BACKEND, null)) {
      DeployedApi api =
          deploy(SampleIntegration.httpProxy("GET", backend.url()).trustsAnyCertificate());

      assertThat(call(api)).isEqualTo("200  nobody");
      use(api, generate());
      assertThat(call(api)).isEqualTo("200  nobody");
    }
  }

  @Test
  void aBackendWhoseOwnCertificateNobodyVouchesForIsNotCalled() throws Exception {
    try (TlsBackend backend = new TlsBackend(BACKEND, null)) {
      DeployedApi api = deploy(SampleIntegration.httpProxy("GET", backend.url()));

      assertThat(call(api)).isEqualTo(INTERNAL);
      use(api, generate());
      assertThat(call(api)).isEqualTo(INTERNAL);
    }
  }

  private String trial(DeployedApi api, @Nullable String certificate) {
    String resource =
        plane.apis().get(api.id()).definition().resources().values().stream()
            .filter(known -> known.path().equals("/a"))
            .findFirst()
            .orElseThrow()
            .id();
    MethodTrial trial =
        plane
            .trials()
            .call(
                api.id(),
                resource,
                "GET",
                new TrialInput(null, Map.of(), "", Map.of(), certificate));
    return trial.status() + " " + trial.body();
  }

  private DeployedApi deploy(SampleIntegration integration) {
    return plane.deploy(new SampleApi().route("GET", "/a", integration));
  }

  private String generate() {
    return plane
        .apis()
        .clientCertificates()
        .generate(null, Map.of(), Instant.now())
        .clientCertificateId();
  }

  private static ClientIdentity identity(ClientCertificates certificates) {
    String id = certificates.generate(null, Map.of(), Instant.now()).clientCertificateId();
    return requireNonNull(certificates.identity(id));
  }

  private void use(DeployedApi api, @Nullable String certificate) {
    plane
        .apis()
        .update(
            api.id(),
            hosted -> {
              Stage stage = hosted.stage("v1");
              return hosted.with(
                  new Stage(
                      stage.stageName(),
                      stage.deploymentId(),
                      null,
                      false,
                      null,
                      Map.of(),
                      Map.of(),
                      null,
                      null,
                      certificate,
                      null,
                      false,
                      Map.of(),
                      stage.createdDate(),
                      stage.lastUpdatedDate()));
            });
  }

  private static String call(DeployedApi api) throws Exception {
    Reply reply = api.get("/a");
    return reply.status() + " " + reply.header("x-amzn-ErrorType") + " " + reply.body();
  }
}
