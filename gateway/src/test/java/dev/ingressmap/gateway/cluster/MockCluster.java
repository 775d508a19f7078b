package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.access.Environment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.utils.ResponseProviders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The Kubernetes client's own API server for tests, with objects or with prepared answers. */
public final class MockCluster implements AutoCloseable {

  public static final String INGRESSES = "/apis/networking.k8s.io/v1/ingresses?limit=";

  private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

  private final MockWebServer http = new MockWebServer();
  private final KubernetesMockServer server;

  private MockCluster(boolean objects, boolean tls) {
    LOG.setLevel(Level.WARNING);
    http.setHttp2ClearTextEnabled(false);
    server =
        objects
            ? new KubernetesMockServer(
                new Context(), http, new HashMap<>(), new KubernetesCrudDispatcher(), tls)
            : new KubernetesMockServer(http, new HashMap<>(), tls);
    server.init();
  }

  /** A server that keeps objects and lists them, like an API server. */
  public static MockCluster withObjects() {
    return new MockCluster(true, false);
  }

  /** A server with prepared answers. */
  public static MockCluster withAnswers() {
    return new MockCluster(false, false);
  }

  /** A server with prepared answers and its own certificate. */
  public static MockCluster overTls() {
    return new MockCluster(false, true);
  }

  public void create(String yaml) {
    try (KubernetesClient client = server.createClient()) {
      client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).create();
    }
  }

  void createNamespace(String name) {
    create("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name + "\n");
  }

  /** Answers a request once. */
  public void answer(String path, int status, String body) {
    server.expect().get().withPath(path).andReturn(status, body).once();
  }

  /** Redirects a request. */
  public void redirect(String path, String target) {
    server
        .expect()
        .get()
        .withPath(path)
        .andReply(ResponseProviders.of(302, "", Map.of("Location", target)))
        .always();
  }

  /** Answers a request every time. */
  public void always(String path, int status, String body) {
    server.expect().get().withPath(path).andReturn(status, body).always();
  }

  public String url() {
    return server.url("/").replaceFirst("/$", "");
  }

  public Path certificate() {
    return Path.of(server.getSelfSignedCertificate().certificatePath());
  }

  /** The next request that arrived. */
  public RecordedRequest request() throws InterruptedException {
    return server.takeRequest();
  }

  public int requests() {
    return server.getRequestCount();
  }

  /** A kubeconfig with the context {@code test}. */
  public Path kubeconfig(Path folder, String user) throws IOException {
    return kubeconfig(folder, "", user);
  }

  /** A kubeconfig with more fields of the cluster. */
  public Path kubeconfig(Path folder, String more, String user) throws IOException {
    return Files.writeString(folder.resolve("kubeconfig"), kubeconfig(url(), more, user));
  }

  /** The text of a kubeconfig. */
  public static String kubeconfig(String server, String cluster, String user) {
    return KubeconfigText.of(server, cluster, user);
  }

  /** An environment that leads to no cluster. */
  public static Environment nowhere(Path folder) {
    return new Environment(Map.of(), folder, folder.resolve("no-service-account"));
  }

  @Override
  public void close() {
    server.destroy();
  }
}
