package dev.ingressmap.answers;

import static dev.ingressmap.answers.Eventually.eventually;
import static dev.ingressmap.answers.Wire.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShutdownTest {

  @Test
  void requestsInFlightAreFinished() throws Exception {
    Running service = Running.start(Sample.application());
    Sample sample = service.context().getBean(Sample.class);
    int port = service.port();
    try (Wire wire = new Wire(port)) {
      wire.send(request("GET", "/wait"));
      sample.waiting.acquire();
      Thread closing = Thread.ofPlatform().start(service::close);
      eventually(
          () -> assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Wire(port)));
      sample.released.countDown();

      assertThat(wire.reply().body()).isEqualTo("waited");
      assertThat(closing.join(Duration.ofSeconds(2))).isTrue();
    }
  }

  @Test
  void requestsThatHangAreNotWaitedForLongerThanFiveSeconds() throws Exception {
    Running service = Running.start(Sample.application());
    try (Wire hanging = new Wire(service.port());
        Wire half = new Wire(service.port());
        Wire idle = new Wire(service.port())) {
      hanging.send(request("GET", "/wait"));
      half.send("POST /known HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nha");
      idle.send(request("GET", "/known")).reply();
      service.context().getBean(Sample.class).waiting.acquire();

      long begin = System.nanoTime();
      service.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(hanging.closedByServer()).isTrue();
      assertThat(idle.closedByServer()).isTrue();
    }
  }
}
