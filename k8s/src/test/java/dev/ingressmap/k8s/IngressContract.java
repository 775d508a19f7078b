package dev.ingressmap.k8s;

import static dev.ingressmap.answers.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.k8s.cluster.IngressClient;
import dev.ingressmap.k8s.cluster.IngressClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Ingress objects guarantee with any controller. */
interface IngressContract {

  String HOST = "demo.callmeradical.com";

  /** Controllers react within a second or two; a busy machine takes longer. */
  Duration PATIENCE = Duration.ofSeconds(60);

  IngressClient client();

  @Test
  default void theServiceIsHealthy() throws Exception {
    Answer answer = eventuallyAnswers(200, HOST, "/health");

    assertThat(answer.head()).contains("Content-Type: application/json");
    assertThat(answer.body())
        .isEqualTo("{\n\t\"version\": \"v1.0\",\n\t\"message\": \"We are Healthy!\"\n}");
  }

  @ParameterizedTest
  @CsvSource({
    "unknown.example.com, /",
    "unknown.example.com, /health",
    HOST + ", /",
    HOST + ", /nope",
    HOST + ", /health/more",
    HOST + ", /healthy",
    HOST + ", /Health",
    HOST + ", /orders"
  })
  default void unknownHostsAndPathsGetTheDefaultBackend(String host, String path) throws Exception {
    Answer answer = eventuallyAnswers(404, host, path);

    assertThat(answer.body()).isEqualTo("default backend - 404");
  }

  @Test
  default void theDefaultBackendSpeaksTheClientsFormat() throws Exception {
    eventually(
        PATIENCE,
        () -> {
          Answer answer = client().get(HOST, "/nope", "Accept: application/problem+json");
          assertThat(answer.status()).isEqualTo(404);
          assertThat(answer.head()).contains("Content-Type: application/problem+json");
          assertThat(answer.body()).contains("\"status\"");
        });
  }

  @Test
  default void theSecondTeamIsOnTheSameHost() throws Exception {
    assertThat(eventuallyAnswers(200, HOST, "/orders/health").body()).contains("orders-v1.0");
  }

  default Answer eventuallyAnswers(int status, String host, String path) throws Exception {
    Answer[] last = new Answer[1];
    eventually(
        PATIENCE,
        () -> {
          last[0] = client().get(host, path);
          assertThat(last[0].status()).as("%s%s: %s", host, path, last[0]).isEqualTo(status);
        });
    return last[0];
  }
}
