package dev.ingressmap.localstage.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until the local stage is ready; if it ends instead, fails at once with what it said. */
final class ReadyOrEnded extends AbstractWaitStrategy {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final int port;

  ReadyOrEnded(int port) {
    this.port = port;
  }

  @Override
  protected void waitUntilReady() {
    long begin = System.nanoTime();
    while (!isReady()) {
      if (!waitStrategyTarget.isRunning()) {
        throw new ContainerLaunchException(waitStrategyTarget.getLogs().strip());
      }
      if (System.nanoTime() - begin > startupTimeout.toNanos()) {
        throw new ContainerLaunchException(
            "local-stage is not ready after %d s: %s"
                .formatted(startupTimeout.toSeconds(), waitStrategyTarget.getLogs().strip()));
      }
      pause();
    }
  }

  private boolean isReady() {
    try {
      URI health =
          URI.create(
              "http://%s:%d/_local/health"
                  .formatted(waitStrategyTarget.getHost(), waitStrategyTarget.getMappedPort(port)));
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout((int) startupTimeout.toMillis());
      connection.setReadTimeout((int) startupTimeout.toMillis());
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      // Docker's proxy accepts, and then hangs up as long as nothing listens behind it.
      return false;
    } catch (IllegalStateException e) {
      // It has ended, and so has no port: the caller sees that, too.
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ContainerLaunchException("interrupted while local-stage was starting", e);
    }
  }
}
