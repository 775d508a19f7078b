package dev.ingressmap.localstage.testing;

import dev.ingressmap.localstage.Version;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The local stage in a container, for tests that it should not share a JVM with. */
public final class LocalStageContainer extends GenericContainer<LocalStageContainer> {

  private static final int PORT = 4566;

  /** Whoever the files belong to here, the container's user reads them. */
  private static final int READABLE = 0755;

  /** A container of the image of this version. */
  public LocalStageContainer() {
    this(DockerImageName.parse("ingressmap/local-stage:" + Version.OF_THIS));
  }

  /**
   * A container of another image.
   *
   * @param image of the local stage
   */
  public LocalStageContainer(DockerImageName image) {
    super(image);
    withExposedPorts(PORT);
    waitingFor(new ReadyOrEnded(PORT).withStartupTimeout(Duration.ofMinutes(1)));
  }

  /** Deploys the Ingresses of a file or a folder, which is copied into the container. */
  public LocalStageContainer withManifests(Path manifests) {
    return withCopyOf(manifests, "MANIFESTS");
  }

  /** The settings of the API that the manifests become. */
  public LocalStageContainer withConfig(Path config) {
    return withCopyOf(config, "CONFIG");
  }

  /**
   * Sends requests for a Service of the manifests to another container, or to any address that the
   * container reaches.
   *
   * @param service {@code name} or {@code namespace/name}
   */
  public LocalStageContainer withUpstream(String service, URI address) {
    return withMore("UPSTREAMS", List.of(service + "=" + address));
  }

  private LocalStageContainer withCopyOf(Path source, String setting) {
    Path name = source.toAbsolutePath().normalize().getFileName();
    String copy = "/work/" + setting.toLowerCase(Locale.ROOT) + "/" + name;
    return withCopyFileToContainer(MountableFile.forHostPath(source, READABLE), copy)
        .withEnv("LOCAL_STAGE_" + setting, copy);
  }

  private LocalStageContainer withMore(String setting, List<String> values) {
    String variable = "LOCAL_STAGE_" + setting;
    List<String> all = new ArrayList<>(values);
    String given = getEnvMap().get(variable);
    if (given != null && !given.isBlank()) {
      all.addFirst(given);
    }
    return withEnv(variable, String.join(",", all));
  }

  /**
   * Names at which this program and other containers call it; it refuses those that are foreign.
   */
  @Override
  protected void configure() {
    List<String> names = new ArrayList<>(getNetworkAliases());
    names.add(getHost());
    // It takes any address, and in this list only names.
    names.removeIf(name -> name.contains(":"));
    withMore("HOSTS", names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
  }

  /** Where the control plane answers. */
  public URI endpoint() {
    return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
  }

  /** Where a stage of an API is called. */
  public URI invokeUrl(String apiId, String stage) {
    return endpoint().resolve("/_aws/execute-api/" + apiId + "/" + stage);
  }
}
