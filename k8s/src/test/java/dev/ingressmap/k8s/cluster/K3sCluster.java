package dev.ingressmap.k8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.images.Command.Outcome;
import dev.ingressmap.images.Docker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** k3s in its own container, with {@code kubectl} inside. */
final class K3sCluster implements Cluster {

  /** The node port of the controller's port 80 in overlays/local. */
  private static final int NODE_PORT = 30080;

  private static final String IMAGE = "/image.tar";

  private final K3sContainer k3s;

  K3sCluster(String image) {
    k3s = new K3sContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s"));
    k3s.addExposedPort(NODE_PORT);
    k3s.setCommand(
        "server",
        "--disable=traefik",
        "--tls-san=" + k3s.getHost(),
        // From 1.35 on, a kubelet refuses hosts with cgroup v1 unless this is set.
        "--kubelet-arg=fail-cgroupv1=false");
    k3s.start();
  }

  /** Loads an image from a tar, such as one of Jib's. */
  void load(Path tar) throws IOException, InterruptedException {
    k3s.copyFileToContainer(MountableFile.forHostPath(tar), IMAGE);
    exec("ctr", "images", "import", IMAGE);
    exec("rm", IMAGE);
  }

  /** Copies an image from Docker. If that is not possible, k3s pulls it. */
  void offer(String image) throws IOException, InterruptedException {
    Path tar = Files.createTempFile("image", ".tar");
    try {
      if (Docker.call("save", "--output", tar.toString(), image).status() == 0) {
        k3s.copyFileToContainer(MountableFile.forHostPath(tar), IMAGE);
        k3s.execInContainer("ctr", "images", "import", IMAGE);
      }
    } finally {
      Files.delete(tar);
    }
  }

  @Override
  public String put(Path manifests, String name) {
    k3s.copyFileToContainer(MountableFile.forHostPath(manifests), "/" + name);
    return "/" + name;
  }

  @Override
  public Outcome call(String... arguments) throws IOException, InterruptedException {
    ExecResult result =
        k3s.execInContainer(
            Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toArray(String[]::new));
    return new Outcome(result.getExitCode(), result.getStdout() + result.getStderr());
  }

  @Override
  public List<String> options() throws IOException {
    Path kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
    kubeconfig.toFile().deleteOnExit();
    Files.writeString(kubeconfig, k3s.getKubeConfigYaml());
    return List.of("--kubeconfig", kubeconfig.toString());
  }

  @Override
  public InetSocketAddress ingress() {
    return new InetSocketAddress(k3s.getHost(), k3s.getMappedPort(NODE_PORT));
  }

  private void exec(String... command) throws IOException, InterruptedException {
    ExecResult result = k3s.execInContainer(command);
    assertThat(result.getExitCode()).as("%s: %s", List.of(command), result).isZero();
  }

  @Override
  public void close() {
    k3s.stop();
  }
}
