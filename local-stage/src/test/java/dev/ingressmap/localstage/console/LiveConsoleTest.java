package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.backend.Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page under a load, and when its connection breaks. */
@Timeout(300)
@Isolated("it needs the processors for many requests a second")
class LiveConsoleTest {

  private static final int REQUESTS_PER_SECOND = 500;
  private static final Duration LOAD = Duration.ofSeconds(30);

  /** In bytes: a page that kept each request would need ten times as much. */
  private static final long MAX_GROWTH = 4_000_000;

  @TempDir Path folder;
  @AutoClose private final Backend backend = new Backend();
  @AutoClose private ConsoleUnderTest console;
  private String api;

  @BeforeEach
  void start() throws Exception {
    backend.answers(200, "{}");
    console = new ConsoleUnderTest(SampleMap.ofThreeTeams(folder, URI.create(backend.url())));
    api = console.stage().first().apiId();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/path", "#/requests"})
  void manyRequestsLeaveNothingBehind(String view) throws Exception {
    try (ConsoleBrowser browser = new ConsoleBrowser(console).seeing(1280, "light")) {
      browser.open(view);
      load(Duration.ofSeconds(5));
      long heap = browser.heap();
      long elements = elements(browser);
      long server = used();
      int called = load(LOAD);
      assertThat(called).isGreaterThan((int) (REQUESTS_PER_SECOND * LOAD.toSeconds() * 8 / 10));

      browser.waitForText(view.equals("#/path") ? "/s" : "1,000 requests");
      assertThat(browser.heap() - heap).isLessThan(MAX_GROWTH);
      assertThat(elements(browser) - elements).isLessThan(500);
      assertThat(used() - server).isLessThan(40_000_000);
      assertThat(console.json("/_local/requests").path("requests")).hasSize(1_000);
      browser.hasNoErrors();
    }
  }

  private static long elements(ConsoleBrowser browser) {
    return ((Number) browser.run("return document.getElementsByTagName('*').length")).longValue();
  }

  /** What is used of the heap of this process after a collection, in bytes. */
  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Calls the stage at an even rate, and returns how many calls have ended. */
  private int load(Duration time) throws InterruptedException {
    AtomicInteger ended = new AtomicInteger();
    ScheduledExecutorService clients = Executors.newScheduledThreadPool(8);
    String[] paths = {"/orders", "/carts", "/pages", "/invoices", "/nowhere"};
    try {
      for (int i = 0; i < 8; i++) {
        int client = i;
        var _ =
            clients.scheduleAtFixedRate(
                () -> {
                  try {
                    var _ = console.call("GET", api, paths[client % paths.length], "");
                    ended.incrementAndGet();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                },
                0,
                8_000_000 / REQUESTS_PER_SECOND,
                TimeUnit.MICROSECONDS);
      }
      assertThat(clients.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      clients.shutdownNow();
    }
    return ended.get();
  }

  @Test
  void aBrokenStreamGoesOn() throws Exception {
    try (Cable cable = new Cable(console.stage().endpoint().getPort());
        ConsoleBrowser browser =
            new ConsoleBrowser(cable.url("/_local/console")).seeing(1280, "dark")) {
      browser.open("#/requests");
      var _ = console.call("GET", api, "/orders?number=1", "");
      browser.waitForText("number=1");
      cable.cut();
      browser.waitForText("Not connected");
      var _ = console.call("GET", api, "/orders?number=2", "");
      cable.mend();

      browser.waitForText("number=2");
      browser.waitForText("Live");
      assertThat(browser.all("tbody#calls tr")).hasSize(2);
    }
  }

  /** A connection to a server that can be cut. */
  private static final class Cable implements AutoCloseable {

    private final ServerSocket entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int server;
    private volatile boolean whole = true;

    Cable(int server) throws IOException {
      this.server = server;
      Thread.ofVirtual().start(this::accept);
    }

    URI url(String path) {
      return URI.create("http://localhost:" + entry.getLocalPort() + path);
    }

    void cut() throws IOException {
      whole = false;
      for (Socket socket : open) {
        socket.close();
      }
    }

    void mend() {
      whole = true;
    }

    private void accept() {
      while (!entry.isClosed()) {
        try {
          Socket client = entry.accept();
          if (whole) {
            Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(client);
            open.add(onward);
            Thread.ofVirtual().start(() -> pass(client, onward));
            Thread.ofVirtual().start(() -> pass(onward, client));
          } else {
            client.close();
          }
        } catch (IOException e) {
          // The test has ended, or the client has gone.
        }
      }
    }

    private static void pass(Socket from, Socket to) {
      try (from;
          to) {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        // It was cut.
      }
    }

    @Override
    public void close() throws IOException {
      entry.close();
      cut();
    }
  }
}
