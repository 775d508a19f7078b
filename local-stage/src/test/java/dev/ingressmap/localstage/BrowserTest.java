package dev.ingressmap.localstage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.answers.Wire;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser opens a malicious page on a machine that runs an API Gateway. */
@Timeout(120)
class BrowserTest {

  private static final String ABSENT =
      "there is no chromium on the PATH: install Debian's chromium";

  @TempDir Path folder;
  @AutoClose private final LocalApiGateway gateway = new LocalApiGateway(0);
  private final HttpServer site;
  private final CompletableFuture<String> said = new CompletableFuture<>();
  private ApiGatewayUnderTest hand;

  BrowserTest() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeAll
  static void needsChromium() throws InterruptedException {
    assumeTrue(isInstalled(), ABSENT);
  }

  @BeforeEach
  void start() {
    gateway.start(new IngressHosts(host -> false, new InetSocketAddress(0)));
    hand = new ApiGatewayUnderTest(URI.create("http://localhost:" + gateway.port()));
    site.start();
  }

  @AfterEach
  void stop() {
    site.stop(0);
    hand.close();
  }

  @Test
  void pageOfAnotherSiteChangesNothing() throws Exception {
    String script =
        """
        const json = {method: 'POST', mode: 'no-cors', headers: {'Content-Type': 'text/plain'},
            body: JSON.stringify({name: 'evil'})};
        for (const host of ['localhost', '127.0.0.1', 'evil.example']) {
          await attempt(() => fetch(`http://${host}:%1$d/restapis`, json));
          await attempt(() => fetch(`http://${host}:%1$d/_local/faults`,
              {method: 'PUT', body: '* 500 9'}));
          await attempt(() => new Promise(done => {
            const image = new Image();
            image.onload = image.onerror = done;
            image.src = `http://${host}:%1$d/restapis`;
          }));
        }
        const form = document.createElement('form');
        form.method = 'POST';
        form.enctype = 'text/plain';
        form.action = 'http://localhost:%1$d/restapis';
        form.target = 'frame';
        const field = document.createElement('input');
        field.name = '{"name":"evil","description":"';
        field.value = '"}';
        form.append(field);
        const frame = document.createElement('iframe');
        frame.name = 'frame';
        document.body.append(frame, form);
        await attempt(() => new Promise(done => { frame.onload = done; form.submit(); }));
        """
            .formatted(gateway.port());
    site.createContext("/", exchange -> answer(exchange, page(script)));

    browse("http://evil.example:" + site.getAddress().getPort() + "/");

    assertThat(hand.apis()).isEmpty();
    assertNoFaults();
  }

  /** The page's name first led to its own server, and now leads to this machine. */
  @Test
  void nameThatWasBoundAnewChangesNothing() throws Exception {
    site.createContext("/done", exchange -> answer(exchange, ""));
    String script =
        """
        await attempt(() => fetch('/restapis', {method: 'POST', body: '{"name":"evil"}'}));
        await attempt(() => fetch('/_local/faults', {method: 'PUT', body: '* 500 9'}));
        """;
    String id = deployed(page(script));

    browse("http://evil.example:%d/_aws/execute-api/%s/v1/page".formatted(gateway.port(), id));

    assertThat(hand.onlyApi().id()).isEqualTo(id);
    assertNoFaults();
  }

  /** A stage's page at the control plane's own host name, which hides where it comes from. */
  @ParameterizedTest
  @ValueSource(strings = {"/_aws/execute-api/%s/v1", "/restapis/%s/v1/_user_request_"})
  void pageOfAStageChangesNothing(String form) throws Exception {
    site.createContext("/done", exchange -> answer(exchange, ""));
    String script =
        """
        for (const referrerPolicy of ['no-referrer', 'same-origin', 'unsafe-url']) {
          await attempt(() => fetch('/restapis',
              {method: 'POST', body: '{"name":"evil"}', referrerPolicy}));
          await attempt(() => fetch('/_local/faults',
              {method: 'PUT', body: '* 500 9', referrerPolicy}));
          await attempt(() => fetch('/_local/reset', {method: 'POST', referrerPolicy}));
          await attempt(() => history.pushState({}, '', '/_local/console'));
        }
        """;
    String id = deployed(page(script));

    browse("http://localhost:%d%s/page".formatted(gateway.port(), form.formatted(id)));

    assertThat(hand.onlyApi().id()).isEqualTo(id);
    assertNoFaults();
  }

  /** An API that serves its page under any name, like an attacker's server before. */
  private String deployed(String page) {
    var client = hand.client();
    String id = client.createRestApi(r -> r.name("page")).id();
    String resource =
        client
            .createResource(r -> r.restApiId(id).parentId(hand.resource(id, "/")).pathPart("page"))
            .id();
    client.putMethod(
        r -> r.restApiId(id).resourceId(resource).httpMethod("GET").authorizationType("NONE"));
    client.putIntegration(r ->
        r.restApiId(id)
            .resourceId(resource)
            .httpMethod("GET")
            .type("MOCK")
            .requestTemplates(java.util.Map.of("application/json", "{\"statusCode\": 200}")));
    client.putMethodResponse(
        r -> r.restApiId(id).resourceId(resource).httpMethod("GET").statusCode("200"));
    client.putIntegrationResponse(r ->
        r.restApiId(id)
            .resourceId(resource)
            .httpMethod("GET")
            .statusCode("200")
            .responseTemplates(java.util.Map.of("text/html", page.replace("$", "#[[$]]#"))));
    client.createDeployment(r -> r.restApiId(id).stageName("v1"));
    return id;
  }

  private void assertNoFaults() throws IOException {
    assertThat(Wire.exchange(gateway.port(), "GET", "/_local/faults").body().strip()).isEmpty();
  }

  /** Opens a page and waits until it has made all its attempts. */
  private void browse(String url) throws Exception {
    Process browser =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--remote-debugging-port=0",
                // The worst case: without the permission that newer browsers require before a page
                // may reach this machine.
                "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
                "--host-resolver-rules=MAP evil.example 127.0.0.1",
                url)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    try {
      assertThat(said.get(100, TimeUnit.SECONDS)).startsWith("tried ");
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().onExit().join();
    }
  }

  /** A page that runs a script and then reports to the site. */
  private String page(String script) {
    return """
    <!doctype html><title>page</title><body><script type="module">
    let tried = 0;
    async function attempt(what) { tried++; try { await what(); } catch (e) { console.log(e); } }
    %s
    await fetch('http://localhost:%d/done', {method: 'POST', mode: 'no-cors', body: 'tried ' + tried});
    </script></body>
    """
        .formatted(script, site.getAddress().getPort());
  }

  private void answer(HttpExchange exchange, String page) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    byte[] bytes = page.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
    if (exchange.getRequestURI().getPath().equals("/done")) {
      said.complete(body);
    }
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      Process version =
          new ProcessBuilder("chromium", "--version").redirectErrorStream(true).start();
      version.getInputStream().readAllBytes();
      return version.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
