package dev.ingressmap.localstage.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.gateway.source.Backend.Resource;
import dev.ingressmap.gateway.source.Backend.Service;
import dev.ingressmap.localstage.backend.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that are slow or fail because a rule says so. */
@Timeout(30)
class BackendFaultsTest {

  private final BlockingQueue<Hop> hops = new LinkedBlockingQueue<>();

  @AutoClose Backend upstream = new Backend();

  @AutoClose
  SampleIngress ingress =
      new SampleIngress(
          new SampleMap()
              .ingress("shop", "late", "Prefix a.example.com/ service", "Exact a.example.com/b b")
              .ingress("else", null, "Prefix b.example.com/ service", "Prefix b.example.com/c c"),
          upstream.url(),
          Duration.ofSeconds(20),
          hops::add);

  @Test
  void answerWithoutACall() throws Exception {
    ingress.faults().replace("shop/service status 503");

    Reply reply = ingress.get("/");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(reply.body())
        .isEqualTo(
            "Service shop/service:80 answers 503: a fault that is set at /_local/backends\n");
    assertThat(upstream.waiting()).isZero();
    Hop hop = hops.take();
    assertThat(hop.status()).isEqualTo(503);
    assertThat(hop.target()).isEqualTo(new Target("shop", new Service("service", "80")));
    assertThat(hop.address()).isNull();
  }

  @Test
  void areOnlyOfTheirService() throws Exception {
    ingress.faults().replace("shop/service status 500");

    assertThat(ingress.send("GET / HTTP/1.1\r\nHost: b.example.com\r\n\r\n").status())
        .isEqualTo(200);
    assertThat(ingress.get("/b").status()).isEqualTo(503);
    assertThat(ingress.send("GET / HTTP/1.1\r\nHost: x.example.com\r\n\r\n").status())
        .isEqualTo(404);
  }

  @Test
  void doNotNeedAProcess() throws Exception {
    ingress.faults().replace("b status 599");

    assertThat(ingress.get("/b").status()).isEqualTo(599);
  }

  @Test
  void lastUntilTheyAreRemoved() throws Exception {
    ingress.faults().replace("shop/service status 404");
    try (Wire wire = new Wire(ingress.port())) {
      for (int i = 0; i < 5; i++) {
        assertThat(wire.send(SampleIngress.request("GET", "/")).reply().status()).isEqualTo(404);
      }
      ingress.faults().clear();
      assertThat(wire.send(SampleIngress.request("GET", "/")).reply().status()).isEqualTo(200);
    }
  }

  /** The next request on the connection begins after the body. */
  @ParameterizedTest
  @ValueSource(
      strings = {"shop/service status 503", "shop/service status 503\nshop/service delay 1"})
  void answerAfterTheWholeBody(String rules) throws Exception {
    ingress.faults().replace(rules);
    String body = "x".repeat(9_000_000);
    try (Wire wire = new Wire(ingress.port())) {
      String post = SampleIngress.request("POST", "/", "Content-Length: " + body.length());
      for (int i = 0; i < 3; i++) {
        assertThat(wire.send(post + body).reply().status()).isEqualTo(503);
      }
      assertThat(wire.send(SampleIngress.request("HEAD", "/")).reply("HEAD").status())
          .isEqualTo(503);
      assertThat(wire.send(SampleIngress.request("GET", "/")).reply().status()).isEqualTo(503);
    }
    assertThat(upstream.waiting()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"zz, 400", "b00000, 413"})
  void refuseTheBodiesThatTheIngressRefuses(String size, int status) throws Exception {
    ingress.faults().replace("shop/service status 503");
    try (Wire wire = new Wire(ingress.port())) {
      wire.send(
          SampleIngress.request("POST", "/", "Transfer-Encoding: chunked")
              + size
              + "\r\n"
              + (status == 413 ? "x".repeat(0xb00000) : ""));
      assertThat(wire.reply().status()).isEqualTo(status);
    }
    assertThat(hops.take().status()).isEqualTo(status);
  }

  @Test
  void continueIfTheyAreAsked() throws Exception {
    ingress.faults().replace("shop/service status 503");
    try (Wire wire = new Wire(ingress.port())) {
      wire.send(SampleIngress.request("POST", "/", "Content-Length: 3", "Expect: 100-continue"));
      assertThat(wire.reply("HEAD").status()).isEqualTo(100);
      assertThat(wire.send("abc").reply().status()).isEqualTo(503);
    }
  }

  @Test
  void delayAndThenPassOn() throws Exception {
    ingress.faults().replace("shop/service delay 250");
    long begin = System.nanoTime();

    Reply reply =
        ingress.send(SampleIngress.request("POST", "/a?b=c", "Content-Length: 3") + "abc");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(250).toNanos());
    assertThat(upstream.take().body()).isEqualTo("abc");
    Hop hop = hops.take();
    assertThat(hop.nanos()).isGreaterThan(Duration.ofMillis(250).toNanos());
    assertThat(hop.address()).hasToString(upstream.url());
  }

  @Test
  void delayAFailureToo() throws Exception {
    ingress.faults().replace("shop/service status 503\nshop/service delay 250");
    long begin = System.nanoTime();

    assertThat(ingress.get("/").status()).isEqualTo(503);

    assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(250).toNanos());
    assertThat(upstream.waiting()).isZero();
  }

  /** More requests wait than the ingress has threads. */
  @Test
  void delayWithoutAThread() throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      ingress.faults().replace("shop/service delay 60000");
      for (int i = 0; i < 500; i++) {
        wires.add(new Wire(ingress.port()).send(SampleIngress.request("GET", "/")));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(ingress.send("GET / HTTP/1.1\r\nHost: b.example.com\r\n\r\n").status())
            .isEqualTo(200);
      }
      assertThat(upstream.waiting()).isEqualTo(20);
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  @Test
  void delayEachOfManyAtOnce() throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      ingress.faults().replace("shop/service delay 300");
      long begin = System.nanoTime();
      for (int i = 0; i < 300; i++) {
        wires.add(new Wire(ingress.port()).send(SampleIngress.request("GET", "/")));
      }
      for (Wire wire : wires) {
        assertThat(wire.reply().status()).isEqualTo(200);
      }
      assertThat(System.nanoTime() - begin).isLessThan(Duration.ofSeconds(15).toNanos());
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  @Test
  void endWithTheIngress() throws Exception {
    try (Wire wire = new Wire(ingress.port())) {
      assertThat(wire.send(SampleIngress.request("GET", "/")).reply().status()).isEqualTo(200);
      ingress.faults().replace("shop/service delay 60000");
      wire.send(SampleIngress.request("GET", "/"));
      ingress.close();
      assertThat(wire.closedByServer()).isTrue();
    }
  }

  @Test
  void areOfAShareOfTheRequests() throws Exception {
    ingress.faults().replace("shop/service status 503 50%");
    int failed = 0;
    try (Wire wire = new Wire(ingress.port())) {
      for (int i = 0; i < 400; i++) {
        failed += wire.send(SampleIngress.request("GET", "/")).reply().status() == 503 ? 1 : 0;
      }
    }
    // With a probability of less than 10^-20 it is another number.
    assertThat(failed).isBetween(100, 300);
  }

  @Test
  void areDrawnEachForItself() {
    List<Integer> lots = new ArrayList<>(List.of(20, 19, 0, 30, 40, 99, 99, 99, 99));
    BackendFaults faults = new BackendFaults(() -> Set.of("a/b"), lots::removeFirst);
    faults.replace("b status 500 20%\nb delay 1 20%\nb status 503\nb delay 2");
    Target target = new Target("a", new Service("b", "http"));

    assertThat(faults.of(target)).isEqualTo(new BackendFault(1, 503));
    assertThat(lots).containsExactly(30, 40, 99, 99, 99, 99);
    assertThat(faults.of(target)).isEqualTo(new BackendFault(2, 503));
    assertThat(faults.of(new Target("b", new Service("b", "http")))).isEqualTo(BackendFault.NONE);
    assertThat(faults.of(new Target("a", new Resource("Bucket", "b"))))
        .isEqualTo(BackendFault.NONE);
  }

  @Test
  void canBeReadAsTheyAreWritten() {
    ingress
        .faults()
        .replace(
            "\n  b\tdelay  60000\r\nshop/service status 400 1%\r\rlate delay 1 100%\n\n"
                + "else/service status 599 99%");

    String text = ingress.faults().toString();
    assertThat(text)
        .isEqualTo(
            """
            shop/b delay 60000
            shop/service status 400 1%
            shop/late delay 1
            else/service status 599 99%
            """);
    ingress.faults().replace(text);
    assertThat(ingress.faults()).hasToString(text);
    ingress.faults().replace("");
    assertThat(ingress.faults().toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop/b                 | must be a Service, then "delay MILLISECONDS" or "status CODE", and perhaps a share such as 20%
          shop/b delay           | must be a Service, then "delay MILLISECONDS" or "status CODE", and perhaps a share such as 20%
          shop/b explode 1       | must be a Service, then "delay MILLISECONDS" or "status CODE", and perhaps a share such as 20%
          shop/b DELAY 1         | must be a Service, then "delay MILLISECONDS" or "status CODE", and perhaps a share such as 20%
          shop/b delay 1 20      | must be a Service, then "delay MILLISECONDS" or "status CODE", and perhaps a share such as 20%
          shop/b delay 1 20% x   | must be a Service, then "delay MILLISECONDS" or "status CODE", and perhaps a share such as 20%
          shop/b delay 0         | a delay is from 1 to 60000 milliseconds
          shop/b delay 60001     | a delay is from 1 to 60000 milliseconds
          shop/b delay -1        | a delay is from 1 to 60000 milliseconds
          shop/b delay ١         | a delay is from 1 to 60000 milliseconds
          shop/b delay 4294967297 | a delay is from 1 to 60000 milliseconds
          shop/b status 200      | a status is from 400 to 599
          shop/b status 600      | a status is from 400 to 599
          shop/b status 503 0%   | a share is from 1 to 100 percent
          shop/b status 503 101% | a share is from 1 to 100 percent
          shop/b status 503 %    | a share is from 1 to 100 percent
          shop/x status 503      | no Ingress has this Service: did you mean shop/b? there are else/c, else/service, shop/b, shop/late, shop/service
          servce status 503      | no Ingress has this Service: did you mean service? there are else/c, else/service, shop/b, shop/late, shop/service
          nowhere/nothing status 503 | no Ingress has this Service: there are else/c, else/service, shop/b, shop/late, shop/service
          * status 503           | no Ingress has this Service: did you mean b? there are else/c, else/service, shop/b, shop/late, shop/service
          service status 503     | several namespaces have a Service service: write else/service or shop/service
          """)
  void thatCannotBeReadChangeNothing(String rule, String problem) {
    ingress.faults().replace("shop/b delay 1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ingress.faults().replace("c delay 7\n\n" + rule + "\nc delay 8"))
        .withMessage("line 3, \"" + rule + "\": " + problem);
    assertThat(ingress.faults()).hasToString("shop/b delay 1\n");
  }

  @Test
  void followTheMap() {
    Set<String> services = new TreeSet<>();
    BackendFaults faults = new BackendFaults(() -> services);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.replace("b delay 1"))
        .withMessage("line 1, \"b delay 1\": no Ingress has this Service: there are none");
    services.add("a/b");
    faults.replace("b delay 1");
    assertThat(faults).hasToString("a/b delay 1\n");
  }

  @Test
  void areAtMostAThousand() {
    ingress.faults().replace("b delay 1\n\n".repeat(1_000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ingress.faults().replace("b delay 2\n".repeat(1_001)))
        .withMessage("1001 rules are too many, the maximum is 1000");
    assertThat(ingress.faults().toString()).startsWith("shop/b delay 1\n").hasLineCount(1_000);
  }

  /** A long name is not compared with each one that there is. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  void ofLongNamesAreRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ingress.faults().replace("b".repeat(65_000) + " delay 1"))
        .withMessageStartingWith(
            "line 1, \"" + "b".repeat(200) + "… (65008 characters)\": no Ingress has this Service")
        .withMessageEndingWith(": there are else/c, else/service, shop/b, shop/late, shop/service");
  }
}
