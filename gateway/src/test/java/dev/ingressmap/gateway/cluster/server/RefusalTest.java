package dev.ingressmap.gateway.cluster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.cluster.ClusterMap;
import dev.ingressmap.gateway.cluster.Manifest;
import dev.ingressmap.gateway.cluster.MockCluster;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages about an API server that does not return what was requested. */
class RefusalTest {

  private static final String OF_A = "/apis/networking.k8s.io/v1/namespaces/a/ingresses?limit=500";

  @TempDir private Path folder;
  @AutoClose private final MockCluster cluster = MockCluster.withAnswers();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          401 | Unauthorized                                        | list ingresses.networking.k8s.io in all namespaces: the credentials are not accepted (401): log in again
          403 | ingresses is forbidden: User "jane" cannot list     | user "jane" may not list ingresses.networking.k8s.io in all namespaces (403): bind it a ClusterRole with verb list on ingresses.networking.k8s.io, or name namespaces by --namespace
          404 | 404 page not found                                  | has no ingresses.networking.k8s.io (404): is this an API server of Kubernetes 1.19 or newer?
          400 | Client sent an HTTP request\\nto an HTTPS server    | list ingresses.networking.k8s.io in all namespaces: HTTP 400: Client sent an HTTP request to an HTTPS server
          500 | etcdserver: leader changed                          | list ingresses.networking.k8s.io in all namespaces: HTTP 500: etcdserver: leader changed
          """)
  void saysWhatWouldHelp(int status, String message, String words) {
    cluster.always(MockCluster.INGRESSES + 500, status, status(status, message));

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(this::read)
        .withMessage("context test (" + cluster.url() + "): " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Client sent an HTTP request to an HTTPS server. | ': Client sent an HTTP request to an HTTPS server.'
          <html>Bad gateway</html>                        | ''
          """)
  void passesOnWhatAServerSaysInPlainText(String body, String words) {
    cluster.always(MockCluster.INGRESSES + 500, 400, body);

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(this::read)
        .withMessageEndingWith(": HTTP 400" + words);
  }

  @Test
  void asksForNoMoreThanARoleIfANamespaceWasNamed() {
    cluster.always(OF_A, 403, status(403, "User \"jane\" cannot list resource \"ingresses\""));

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> read("a"))
        .withMessageEndingWith(
            "): user \"jane\" may not list ingresses.networking.k8s.io in namespace a (403): bind"
                + " it a Role there with verb list on ingresses.networking.k8s.io");
  }

  @Test
  void doesNotTakeANamespaceForEmptyThatMayNotExist() {
    cluster.always(OF_A, 200, Manifest.list(""));
    cluster.always("/api/v1/namespaces/a", 403, status(403, "User \"jane\" cannot get"));

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(() -> read("a"))
        .withMessageEndingWith(
            "): namespace a has no Ingress, and whether it exists cannot be seen (HTTP 403): check"
                + " --namespace, or allow user \"jane\" to get namespaces");
  }

  @Test
  void triesAgainWhatMayBeATransientFailure() throws IOException {
    cluster.answer(MockCluster.INGRESSES + 500, 503, status(503, "starting"));
    cluster.answer(
        MockCluster.INGRESSES + 500, 200, Manifest.list("", Manifest.item("a", "b", "/c")));

    assertThat(read().map().objects()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <html>Log in</html>
          {"kind": "PodList", "items": []}
          {"kind": "IngressList"}
          {"kind": "IngressList", "items": {}}
          """)
  void takesNothingElseForAList(String body) {
    cluster.always(MockCluster.INGRESSES + 500, 200, body);

    assertThatExceptionOfType(ClusterFailure.class)
        .isThrownBy(this::read)
        .withMessageEndingWith(
            "): its answer is not a list of ingresses.networking.k8s.io: is this a Kubernetes API server?");
  }

  private static String status(int code, String message) {
    return """
    {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d, "message": "%s"}
    """
        .formatted(code, message.replace("\"", "\\\""));
  }

  private ClusterMap read(String... namespaces) throws IOException {
    return ClusterMap.read(
        new ClusterSource(cluster.kubeconfig(folder, ""), null, List.of(namespaces)),
        MockCluster.nowhere(folder),
        Settings.DEFAULT);
  }
}
