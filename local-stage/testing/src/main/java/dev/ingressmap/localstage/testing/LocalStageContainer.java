package dev.ingressmap.localstage.testing;

import java.net.URI;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The local stage in a container, for tests that it should not share a JVM with. */
public final class LocalStageContainer extends GenericContainer<LocalStageContainer> {

  private static final int PORT = 4566;

  /** A container of the image of this version. */
  public LocalStageContainer() {
    this(DockerImageName.parse("ingressmap/local-stage:1.0.0"));
  }

  /**
   * A container of another image.
   *
   * @param image of the local stage
   */
  public LocalStageContainer(DockerImageName image) {
    super(image);
    withExposedPorts(PORT);
    waitingFor(
        Wait.forHttp("/_local/health").forPort(PORT).withStartupTimeout(Duration.ofMinutes(1)));
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
