package dev.ingressmap.gateway.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call ends whatever the server does, and its path arrives unchanged. */
@Timeout(60)
class StageClientTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a",
        "//a",
        "/a/../b",
        "/a/..;/b",
        "/a/%2e%2E/b",
        "/a/./b//",
        "/a\\..\\b",
        "/%2f%5c%00",
        "/a%252e",
        "/a?b=/../c",
        "/{a}|\"<>^`",
        "/a%",
        "/"
      })
  void pathArrivesAsItIsWritten(String path) throws IOException {
    try (RawStage stage = RawStage.of(OK);
        StageClient client = new StageClient(LIMIT)) {
      Answer answer = client.call(new Call("GET", stage.url(path)));

      assertThat(answer).hasToString("200");
      assertThat(stage.lines()).containsExactly("GET " + path + " HTTP/1.1");
    }
  }

  @Test
  void connectionServesOnceMore() throws IOException {
    try (RawStage stage = RawStage.of(OK);
        StageClient client = new StageClient(LIMIT)) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.call(new Call("OPTIONS", stage.url("/a"))).status()).isEqualTo(200);
      }
      assertThat(stage.lines()).hasSize(3).allMatch(line -> line.startsWith("OPTIONS"));
    }
  }

  @Test
  void endlessBodyIsLeft() throws IOException {
    try (RawStage stage =
            new RawStage((request, to) -> {
              to.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
              endless(to, "x".repeat(65_536));
            });
        StageClient client = new StageClient(Duration.ofMinutes(5))) {
      assertThat(client.call(new Call("GET", stage.url("/a"))).status()).isEqualTo(200);
    }
  }

  @Test
  void drippingHeadIsLeft() throws IOException {
    try (RawStage stage =
            new RawStage((request, to) -> {
              to.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
              while (true) {
                to.write("A: b\r\n".getBytes(ISO_8859_1));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
              }
            });
        StageClient client = new StageClient(LIMIT)) {
      assertThat(client.call(new Call("GET", stage.url("/a"))))
          .hasToString("no answer (not within 1 s)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nA: ", "\r\n", "HTTP/9.9 x\r\n\r\n"})
  void headThatIsNoneIsNoAnswer(String head) throws IOException {
    try (RawStage stage =
            new RawStage((request, to) -> {
              to.write(head.getBytes(ISO_8859_1));
              endless(to, "A: " + "b".repeat(10_000) + "\r\n");
            });
        StageClient client = new StageClient(Duration.ofSeconds(10))) {
      assertThat(client.call(new Call("GET", stage.url("/a"))).status()).isZero();
    }
  }

  @Test
  void redirectIsAnAnswer() throws IOException {
    try (RawStage stage =
            RawStage.of("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");
        StageClient client = new StageClient(LIMIT)) {
      assertThat(client.call(new Call("GET", stage.url("/a"))).status()).isEqualTo(302);
      assertThat(stage.lines()).hasSize(1);
    }
  }

  @Test
  void wordsOfAStageAreShort() throws IOException {
    String words = Hostile.TEXT.replaceAll("[\r\n\0]", "") + "x".repeat(1_000);
    try (RawStage stage =
            RawStage.of(
                "HTTP/1.1 500 No\r\nx-amzn-ErrorType: " + words + "\r\nContent-Length: 0\r\n\r\n");
        StageClient client = new StageClient(LIMIT)) {
      assertThat(client.call(new Call("GET", stage.url("/a"))).toString())
          .startsWith("500 ")
          .hasSizeLessThan(110);
    }
  }

  private static void endless(OutputStream to, String text) throws IOException {
    while (true) {
      to.write(text.getBytes(ISO_8859_1));
    }
  }
}
