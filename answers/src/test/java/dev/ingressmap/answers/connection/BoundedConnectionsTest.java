package dev.ingressmap.answers.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BoundedConnectionsTest {

  private static final RequestTimes TIMES =
      new RequestTimes(Duration.ofMillis(400), Duration.ofMillis(1_200));

  /** For five of the largest heads that the test sends. */
  private static final int BUDGET = 5 * 3 * 60_000;

  /** What the thread that reads a connection hands over to others before it is done. */
  private final List<String> handedOverEarly = new CopyOnWriteArrayList<>();

  private final Server server =
      new Server(
          new QueuedThreadPool() {
            @Override
            public void execute(Runnable task) {
              noteReader(task);
              super.execute(task);
            }

            @Override
            public boolean tryExecute(Runnable task) {
              noteReader(task);
              return super.tryExecute(task);
            }
          });
  private final ServerConnector connector =
      new ServerConnector(server, new BoundedConnections(http(), TIMES, new HeadBudget(BUDGET)));

  private void noteReader(Runnable task) {
    StackWalker.getInstance()
        .forEach(frame -> {
          if (frame.getMethodName().equals("badMessage")) {
            handedOverEarly.add(task.toString());
          }
        });
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(64 * 1024);
    return http;
  }

  @BeforeEach
  void start() {
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            String body = Content.Source.asString(request);
            Content.Sink.write(response, true, "read " + body.length(), callback);
            return true;
          }
        });
    LifeCycle.start(server);
  }

  @AfterEach
  void stop() {
    LifeCycle.stop(server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET / HTTP/1.1\r\nHost: a\r\nX: ",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n186a0\r\n",
      })
  void dripIsCutOff(String begin) throws Exception {
    try (Wire wire = new Wire(connector.getLocalPort())) {
      // Another request before, which counts for nothing.
      assertThat(wire.send(Wire.request("GET", "/")).reply().body()).isEqualTo("read 0");
      wire.send(begin);
      long start = System.nanoTime();
      drip(wire);

      boolean head = !begin.endsWith("\r\n");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThan(head ? TIMES.head().dividedBy(2) : TIMES.whole().dividedBy(2))
          .isLessThan(Duration.ofSeconds(10));
    }
  }

  /** Sends a byte now and then until the server has had enough. */
  private static void drip(Wire wire) throws IOException {
    try {
      for (int i = 0; i < 1_000; i++) {
        wire.send("x");
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (SocketException e) {
      return;
    }
    throw new AssertionError("it was served for 20 s");
  }

  @Test
  void connectionMayBeIdleForLonger() throws Exception {
    try (Wire wire = new Wire(connector.getLocalPort())) {
      for (int i = 0; i < 4; i++) {
        wire.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n");
        wire.send("ab");
        assertThat(wire.reply().body()).isEqualTo("read 2");
        LockSupport.parkNanos(TIMES.head().toNanos());
      }
    }
  }

  @Test
  void versionIsReadHoweverTheLineIsCut() throws Exception {
    String request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    String wrong = "GET / HTTp/1.1\r\nHost: a\r\n\r\n";
    for (int i = 1; i < request.length(); i++) {
      assertThat(inTwo(request, i)).as("cut at %d", i).isEqualTo(200);
      assertThat(inTwo(wrong, i)).as("cut at %d", i).isEqualTo(400);
    }
    assertThat(inTwo("\r\n\r\n" + request, 3)).isEqualTo(200);
  }

  private int inTwo(String request, int at) throws Exception {
    try (Wire wire = new Wire(connector.getLocalPort())) {
      wire.send(request.substring(0, at));
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      wire.send(request.substring(at));
      return wire.reply().status();
    }
  }

  @Test
  void headsShareABudget() throws Exception {
    String half = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(60_000);
    List<Wire> wires = new ArrayList<>();
    try {
      int refused = 0;
      for (int i = 0; i < 20; i++) {
        Wire wire = new Wire(connector.getLocalPort());
        wires.add(wire);
        wire.send(half);
      }
      for (Wire wire : wires) {
        try {
          Reply reply = wire.reply();
          assertThat(reply.status()).isEqualTo(503);
          refused++;
        } catch (IOException e) {
          // Taken, and cut off when its time was over.
        }
      }
      assertThat(refused).isGreaterThanOrEqualTo(10);
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
    // What was taken has been given back.
    assertThat(
            Wire.exchange(connector.getLocalPort(), "GET", "/", "X: " + "x".repeat(60_000))
                .status())
        .isEqualTo(200);
  }

  /** What Jetty does otherwise: see {@link AfterReading}. */
  @Test
  void malformedRequestIsAnsweredByNobodyWhileItIsRead() throws Exception {
    for (String request : List.of("<x>\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n<x>\r\n")) {
      try (Wire wire = new Wire(connector.getLocalPort())) {
        assertThat(wire.send(request).reply().status()).isEqualTo(400);
      }
    }
    assertThat(handedOverEarly).isEmpty();
  }

  @Test
  void malformedRequestsReachNobodyElsesConnection() throws Exception {
    String malformed = "GET / HTTP/1.1\r\nHost: a\r\n<x>\r\nX: " + "x".repeat(30_000);
    AtomicBoolean done = new AtomicBoolean();
    List<Thread> attackers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      attackers.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  try (Wire wire = new Wire(connector.getLocalPort())) {
                    wire.send(malformed).closedByServer();
                  } catch (IOException e) {
                    // Cut off, which is what it deserves.
                  }
                }
              }));
    }
    try {
      String name = "n".repeat(300);
      long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (System.nanoTime() < end) {
        try (Wire wire = new Wire(connector.getLocalPort())) {
          for (int j = 0; j < 20; j++) {
            wire.send("POST / HTTP/1.1\r\nHost: a\r\nX: " + name + "\r\nContent-Length: 3\r\n\r\n");
            wire.send("abc");
            assertThat(wire.reply().body()).isEqualTo("read 3");
          }
        }
      }
    } finally {
      done.set(true);
      for (Thread attacker : attackers) {
        attacker.join();
      }
    }
  }

  @Test
  void timesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestTimes(Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestTimes(Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }
}
