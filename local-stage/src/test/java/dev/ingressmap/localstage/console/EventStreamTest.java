package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.LocalStage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What those hear that watch, over plain sockets. */
@Timeout(60)
class EventStreamTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String DOCUMENT =
      """
      openapi: 3.0.1
      info: {title: watched, version: '1'}
      paths:
        /a:
          get:
            x-amazon-apigateway-integration:
              type: mock
              requestTemplates: {application/json: '{"statusCode": 200}'}
              responses: {default: {statusCode: 200}}
      """;

  @AutoClose private final ConsoleUnderTest console = new ConsoleUnderTest(LocalStage.builder());

  private String api;

  @BeforeEach
  void deploy() throws Exception {
    api = console.deploy(DOCUMENT);
  }

  @Test
  void tellsOfCallsAndRates() throws Exception {
    try (Page page = new Page("")) {
      assertThat(page.next("hello").path("kept").intValue()).isEqualTo(1000);
      String id = call();

      JsonNode call = page.next("calls").path("calls").get(0);
      assertThat(call.path("id").stringValue()).isEqualTo(id);
      assertThat(call.path("route").stringValue()).isEqualTo("GET /a");
      assertThat(call.path("target").stringValue()).isEqualTo("mock");
      JsonNode rates = page.next("rates");
      assertThat(rates.path("routes").get(0).path("calls").intValue()).isEqualTo(1);
      assertThat(rates.path("routes").get(0).path("stopped").intValue()).isZero();
      assertThat(rates.path("seconds").doubleValue()).isPositive();
      assertThat(page.next("rates").path("routes")).isEmpty();
    }
  }

  @Test
  void goesOnAfterABrokenConnection() throws Exception {
    String last;
    try (Page page = new Page("")) {
      page.next("hello");
      var _ = call();
      page.next("calls");
      last = page.lastId;
    }
    String missed = call();

    try (Page page = new Page("Last-Event-ID: " + last + "\r\n")) {
      JsonNode calls = page.next("calls").path("calls");
      assertThat(calls).hasSize(1);
      assertThat(calls.get(0).path("id").stringValue()).isEqualTo(missed);
    }
  }

  @Test
  void anIdOfAnEarlierProcessStartsAnew() throws Exception {
    try (Page page = new Page("Last-Event-ID: 999999999\r\n")) {
      page.next("hello");
      var _ = call();
      assertThat(page.next("calls").path("calls")).hasSize(1);
    }
    try (Page page = new Page("Last-Event-ID: x'y\r\n")) {
      assertThat(page.next("hello").path("instance").stringValue()).isNotEmpty();
    }
  }

  @Test
  void tellsThatTheMapHasChanged() throws Exception {
    try (Page page = new Page("")) {
      page.next("hello");
      console.json("POST", "/restapis/" + api + "/deployments", "{\"stageName\": \"v2\"}");
      page.next("map");
      console.json("POST", "/_local/reset", "");
      page.next("map");
      assertThat(console.json("/_local/map").path("stages")).isEmpty();
      console.json("DELETE", "/_local/requests", "");
      page.next("cleared");
    }
  }

  /** Somebody that does not read must neither hold up calls nor fill the memory. */
  @Test
  void skipsCallsForThoseThatAreSlow() throws Exception {
    try (Page slow = new Page("");
        Page page = new Page("")) {
      slow.next("hello");
      page.next("hello");
      for (int i = 0; i < 1_500; i++) {
        var _ = call();
      }
      long told = 0;
      long skipped = 0;
      while (told + skipped < 1_500) {
        JsonNode calls = page.next("calls");
        assertThat(calls.path("calls").size()).isLessThanOrEqualTo(150);
        told += calls.path("calls").size();
        skipped += calls.path("skipped").longValue();
      }
      assertThat(told + skipped).isEqualTo(1_500);
      assertThat(console.json("/_local/requests").path("requests").size())
          .isLessThanOrEqualTo(1_000);
    }
  }

  @Test
  void letsOnlySoManyWatch() throws Exception {
    List<Page> pages = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        Page page = new Page("");
        pages.add(page);
        page.next("hello");
      }
      HttpResponse<String> refused = console.send("GET", "/_local/events", "");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("close some of them");
    } finally {
      for (Page page : pages) {
        page.close();
      }
    }
    // Those that have gone are noticed when something is told.
    while (console.send("HEAD", "/_local/map", "").statusCode() > 0) {
      var _ = call();
      try (Page page = new Page("")) {
        if (page.status.contains(" 200 ")) {
          return;
        }
      }
    }
  }

  @Test
  void nobodyThatLeavesAtOnceKeepsAPlace() throws Exception {
    for (int i = 0; i < 500; i++) {
      try (Page page = new Page("", false)) {
        // The connection is reset, perhaps before the first event.
        page.socket.setSoLinger(true, 0);
      }
    }
    while (true) {
      var _ = call();
      try (Page page = new Page("")) {
        if (page.status.contains(" 200 ")) {
          return;
        }
      }
    }
  }

  private String call() throws Exception {
    return console
        .call("GET", api, "/a", "")
        .headers()
        .firstValue("x-amzn-RequestId")
        .orElseThrow();
  }

  /** A page that watches. */
  private final class Page implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final String status;
    private String lastId = "";

    Page(String headers) throws IOException {
      this(headers, true);
    }

    Page(String headers, boolean waits) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), console.stage().endpoint().getPort());
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET /_local/events HTTP/1.1\r\nHost: localhost:"
                      + console.stage().endpoint().getPort()
                      + "\r\n"
                      + headers
                      + "\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      status = waits ? String.valueOf(in.readLine()) : "";
    }

    /** The data of the next event of a kind; all others before it are passed over. */
    JsonNode next(String event) throws IOException {
      String kind = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("event: ")) {
          kind = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
          lastId = line.substring("id: ".length());
        } else if (line.startsWith("data: ") && kind.equals(event)) {
          return JSON.readTree(line.substring("data: ".length()));
        }
      }
      throw new AssertionError("the stream ended before an event " + event);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
