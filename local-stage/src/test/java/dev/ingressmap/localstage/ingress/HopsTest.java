package dev.ingressmap.localstage.ingress;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.gateway.ClosedPort;
import dev.ingressmap.gateway.source.Backend.Resource;
import dev.ingressmap.gateway.source.Backend.Service;
import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.io.EOFException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a listener hears of the requests that the ingress has answered. */
@Timeout(20)
class HopsTest {

  private static final Target SERVICE = new Target("default", new Service("service", "80"));

  private final BlockingQueue<Hop> hops = new LinkedBlockingQueue<>();

  @AutoClose Backend upstream = new Backend();
  @AutoClose SampleIngress ingress = listened(upstream.url());

  private SampleIngress listened(String address) {
    return new SampleIngress(
        SampleMap.of("Prefix a.example.com/ service", "Prefix b.example.com/ absent"),
        address,
        Duration.ofMillis(300),
        hops::add);
  }

  private Hop hop() throws InterruptedException {
    return requireNonNull(hops.poll(10, TimeUnit.SECONDS), "no hop was reported");
  }

  @Test
  void tellWhatARealServerAnswered() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(418, -1);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    try (SampleIngress other = listened(address)) {
      long begin = System.nanoTime();
      assertThat(other.get("/tea", "X-Amzn-Trace-Id: Root=1-2-3").status()).isEqualTo(418);

      Hop hop = hop();
      assertThat(hop.traceId()).isEqualTo("Root=1-2-3");
      assertThat(hop.target()).isEqualTo(SERVICE);
      assertThat(hop.address()).isEqualTo(URI.create(address));
      assertThat(hop.status()).isEqualTo(418);
      assertThat(hop.nanos()).isBetween(1L, System.nanoTime() - begin);
      assertThat(hop.complete()).isTrue();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void areOneForEachRequestOfAConnection() throws Exception {
    upstream.answers(request -> Sent.of(200, request.target()));
    try (Wire wire = new Wire(ingress.port())) {
      for (int i = 0; i < 3; i++) {
        wire.send(SampleIngress.request("GET", "/" + i, "X-Amzn-Trace-Id: " + i)).reply();
        Hop hop = hop();
        assertThat(hop.traceId()).isEqualTo(Integer.toString(i));
        assertThat(hop.status()).isEqualTo(200);
      }
    }
    assertThat(hops).isEmpty();
  }

  @Test
  void areOneForARequestThatIsSentASecondTime() throws Exception {
    for (int i = 0; i < 20; i++) {
      upstream.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      assertThat(ingress.get("/").body()).isEqualTo("ok");
      assertThat(hop().status()).isEqualTo(200);
    }
    assertThat(hops).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "c.example.com, /, 404, false",
    "b.example.com, /, 503, true",
    "c.example.com, /a//b, 400, false",
  })
  void tellOfRefusals(String host, String path, int status, boolean target) throws Exception {
    assertThat(ingress.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status())
        .isEqualTo(status);

    Hop hop = hop();
    assertThat(hop.status()).isEqualTo(status);
    assertThat(hop.target() != null).isEqualTo(target);
    assertThat(hop.address()).isNull();
    assertThat(hop.traceId()).isEmpty();
    assertThat(hop.complete()).isTrue();
  }

  @Test
  void tellOfARequestThatIsTooLarge() throws Exception {
    assertThat(ingress.get("/" + "x".repeat(8_192)).status()).isEqualTo(414);
    assertThat(hop().status()).isEqualTo(414);

    assertThat(
            ingress.send(SampleIngress.request("POST", "/", "Content-Length: 99999999")).status())
        .isEqualTo(413);
    assertThat(hop().status()).isEqualTo(413);
  }

  @Test
  void tellOfAServiceThatIsSilent() throws Exception {
    upstream.isSilent();

    assertThat(ingress.get("/").status()).isEqualTo(504);

    Hop hop = hop();
    assertThat(hop.status()).isEqualTo(504);
    assertThat(hop.target()).isEqualTo(SERVICE);
    assertThat(hop.address()).isEqualTo(URI.create(upstream.url()));
    assertThat(hop.nanos()).isGreaterThan(Duration.ofMillis(200).toNanos());
  }

  @Test
  void tellOfAServiceThatIsDown() throws Exception {
    try (ClosedPort closed = new ClosedPort();
        SampleIngress other = listened(closed.url())) {
      assertThat(other.get("/").status()).isEqualTo(502);
    }
    assertThat(hop().status()).isEqualTo(502);
  }

  @Test
  void tellOfAStreamThatBreaksOff() throws Exception {
    upstream.breaksOff("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(70_000));

    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> ingress.get("/"));

    Hop hop = hop();
    assertThat(hop.status()).isEqualTo(200);
    assertThat(hop.complete()).isFalse();
  }

  @Test
  void tellOfAClientThatIsGone() throws Exception {
    upstream.answers(200, "x".repeat(50_000_000));
    try (Wire wire = new Wire(ingress.port())) {
      wire.send(SampleIngress.request("GET", "/"));
      upstream.take();
      wire.reset();
    }
    Hop hop = hop();
    assertThat(hop.complete()).isFalse();
    assertThat(hop.target()).isEqualTo(SERVICE);
  }

  @Test
  void keepOnlyTheBeginningOfATraceId() throws Exception {
    ingress.get("/", "X-Amzn-Trace-Id: " + "x".repeat(7_000));

    assertThat(hop().traceId()).isEqualTo("x".repeat(200) + "… (7000 characters)");
  }

  @Test
  void doNotHarmClientsIfTheirListenerFails() throws Exception {
    HopListener broken =
        hop -> {
          hops.add(hop);
          throw new IllegalStateException("broken");
        };
    try (SampleIngress other =
            new SampleIngress(
                SampleMap.of("Prefix a.example.com/ service"),
                upstream.url(),
                Duration.ofSeconds(20),
                broken);
        Wire wire = new Wire(other.port())) {
      for (int i = 0; i < 3; i++) {
        assertThat(wire.send(SampleIngress.request("GET", "/")).reply().status()).isEqualTo(200);
        assertThat(hop().complete()).isTrue();
      }
    }
  }

  @Test
  void nameTargetsInOneWord() {
    assertThat(new Target("shop", new Service("orders", "http")).name())
        .isEqualTo("shop/orders:http");
    assertThat(new Target("shop", new Resource("Bucket", "static")).name())
        .isEqualTo("Bucket shop/static");
  }
}
