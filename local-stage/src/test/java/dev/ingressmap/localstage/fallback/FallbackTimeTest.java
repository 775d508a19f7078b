package dev.ingressmap.localstage.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.http.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a call waits for the fallback. */
@Timeout(20)
class FallbackTimeTest {

  @AutoClose private final Backend emulator = new Backend().isSilent();
  @AutoClose private final LocalServer server = new LocalServer(LocalServer.loopback(0), 10_240);

  FallbackTimeTest() throws IOException {}

  @Test
  void aSilentFallbackIsNotWaitedForForEver() throws Exception {
    Fallback fallback = new Fallback(URI.create(emulator.url()), Duration.ofSeconds(1));
    server.start(fallback, (request, response, callback) -> false);

    Reply reply =
        Wire.exchange(
            server.address().getPort(), "POST", "/", "X-Amz-Target: A.B", "Content-Length: 0");

    assertThat(reply.status()).isEqualTo(504);
    assertThat(reply.body())
        .isEqualTo(
            "{\"__type\":\"GatewayTimeoutException\",\"message\":\"LOCAL_STAGE_FALLBACK %s did not answer in time\"}",
            emulator.url());
  }
}
