package dev.ingressmap.localstage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PassingClientTest {

  /** While connections are opened, more requests wait than Jetty lets wait by default. */
  @Test
  void refusesNoRequestBeforeItHasAConnection() throws Exception {
    PassingClient client = new PassingClient(Duration.ofSeconds(20));
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      LifeCycle.start(client);
      for (int i = 0; i < 1_500; i++) {
        client
            .request("GET", url)
            .send(result -> {
              if (result.isFailed()) {
                failures.add(result.getFailure());
              }
            });
      }
      assertThat(failures).isEmpty();
    } finally {
      LifeCycle.stop(client);
    }
  }
}
