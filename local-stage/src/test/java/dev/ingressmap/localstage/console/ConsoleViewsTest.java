package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Every view of the console in a browser, as people use it. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleViewsTest {

  @TempDir static Path folder;
  private final Backend backend = new Backend();
  private ConsoleUnderTest console;
  private ConsoleBrowser browser;
  private String api;

  @BeforeAll
  void start() throws Exception {
    backend.answers(request ->
        request.target().contains("boom")
            ? Sent.of(500, "{\"failed\": true}")
            : Sent.of(200, "{\"fine\": true}", "Content-Type: application/json"));
    console = new ConsoleUnderTest(SampleMap.ofThreeTeams(folder, URI.create(backend.url())));
    api = console.stage().first().apiId();
    browser = new ConsoleBrowser(console);
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    console.close();
    backend.close();
  }

  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark", "1920, light", "1920, dark"})
  void everybodyCanUseEachView(int width, String scheme) throws Exception {
    browser.seeing(width, scheme).open("#/path");
    for (String path : List.of("/orders", "/orders?boom", "/invoices", "/nowhere", "/pages")) {
      var _ = console.call("GET", api, path, "");
    }
    String call =
        console.json("/_local/requests?limit=1").path("requests").get(0).path("id").stringValue();
    browser.find("svg.picture");
    for (String view :
        List.of("path", "routes", "requests", "requests/" + call, "stages", "try", "faults")) {
      browser.open("#/" + view);
      if (view.equals("requests")) {
        browser.waitForText("/nowhere");
      }
      browser.isAccessible(view + " at " + width + " in " + scheme);
    }
    browser.hasNoErrors();
  }

  @Test
  void thePathIsLive() throws Exception {
    browser.seeing(1280, "light").open("#/path");
    browser.waitForText("shop");
    var _ = console.call("GET", api, "/orders?boom", "");
    var _ = console.call("GET", api, "/invoices", "");

    browser.waitForText("5xx 100 %");
    browser.waitForText("4xx 100 %");
    assertThat(browser.text()).contains("Clients", "demo", "Ingress", "shop/orders:80", "docs");
  }

  @Test
  void liveIsComparedWithTheManifests() throws Exception {
    browser.seeing(1280, "light").open("#/routes");
    browser.tabTo("Compare with the manifests");
    browser.press(Keys.ENTER);
    browser.waitForText("from the manifests.");
    browser.hasNoErrors();
  }

  @Test
  void aCallIsAPulse() throws Exception {
    browser.seeing(1280, "light").open("#/path");
    browser.waitForText("docs");
    // With many calls a second there are none.
    browser.waitForText("no calls");
    browser.run(
        """
        window.pulses = 0;
        new MutationObserver(() => window.pulses++)
          .observe(document.getElementById('pulses'), {childList: true});\
        """);
    var _ = console.call("GET", api, "/pages", "");

    // It comes and goes.
    browser.waitFor("a pulse", () -> !browser.run("return window.pulses > 1 || ''").equals(""));
    browser.waitFor("its end", () -> browser.all("#pulses circle").isEmpty());
  }

  @Test
  void aCanaryHasItsShare() throws Exception {
    String stage = "/restapis/" + api + "/stages/v1";
    String deployment =
        console.json("POST", "/restapis/" + api + "/deployments", "{}").path("id").stringValue();
    console.json(
        "PATCH",
        stage,
        """
        {"patchOperations": [
         {"op": "replace", "path": "/canarySettings/deploymentId", "value": "%s"},
         {"op": "replace", "path": "/canarySettings/percentTraffic", "value": "25"}]}\
        """
            .formatted(deployment));
    try {
      browser.seeing(1280, "dark").open("#/path");
      browser.waitForText("25 % canary");
      browser.isAccessible("the path with a canary");
      browser.open("#/stages");
      browser.waitForText("Promote…");
      browser.isAccessible("a stage with a canary");
      button("Promote…").click();
      browser.waitForText("gateway promote");
      browser.find("dialog button.main").click();
      browser.waitFor("the promotion", () -> stageText().contains(deployment));
      assertThat(stageText()).doesNotContain("canarySettings");
    } finally {
      // Other tests want the stage without it, whatever has happened here.
      console.send(
          "PATCH",
          stage,
          "{\"patchOperations\": [{\"op\": \"remove\", \"path\": \"/canarySettings\"}]}");
    }
  }

  private String stageText() {
    try {
      return console.json("/restapis/" + api + "/stages/v1").toString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void allActionsCanBeDoneByKeyboard() throws Exception {
    browser.seeing(1280, "light").open("#/routes");
    browser.tabTo("Try");
    browser.press(Keys.ENTER);
    browser.waitFor("the form", () -> browser.address().contains("#/try"));
    browser.tabTo("Send");
    browser.press(Keys.ENTER);
    browser.waitForText("The whole story");
    browser.open("#/stages");
    browser.waitForText("Throttle");
    browser.tabTo("Change…");
    browser.press(Keys.ENTER);
    browser.waitForText("aws apigateway update-stage");
    browser.press(Keys.ESCAPE);
    browser.waitFor("the end of the dialog", () -> browser.all("dialog[open]").isEmpty());
    browser.open("#/faults");
    browser.waitForText("docs/pages");
    while (!"checkbox".equals(browser.run("return document.activeElement.type"))) {
      browser.press(Keys.TAB);
    }
    browser.press(Keys.SPACE);
    browser.waitFor("a fault", () -> faults().contains("delay 2000"));
    console.send("DELETE", "/_local/backends", "");
  }

  private String faults() {
    try {
      return console.send("GET", "/_local/backends", "").body();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theKeyboardIsEnough() throws Exception {
    browser.seeing(1280, "light").open("#/path");
    var _ = console.call("GET", api, "/carts", "");
    browser.press(Keys.TAB);
    assertThat(browser.run("return document.activeElement.textContent"))
        .isEqualTo("Skip to the content");

    browser.tabTo("GET /carts".substring(4));
    browser.press(Keys.ENTER);
    browser.waitFor("the requests", () -> browser.address().contains("#/requests"));
    assertThat(browser.address()).contains("route=ANY%20%2Fcarts");
    browser.tabTo("/carts");
    browser.press(Keys.ENTER);
    browser.waitForText("Timeline");
    assertThat(browser.text()).contains("Authorizer", "Backend", "passed");
    browser.tabTo("Backend");
    browser.press(Keys.ENTER);
    browser.waitForText("Request to the backend");
  }

  @Test
  void requestsAreFilteredReplayedAndCleared() throws Exception {
    browser.seeing(1280, "light").open("#/requests");
    for (int i = 0; i < 3; i++) {
      var _ = console.call("GET", api, "/orders?number=" + i, "");
    }
    var _ = console.call("GET", api, "/pages", "");
    browser.waitForText("number=2");
    browser.open("#/requests?text=number%3D1");
    browser.waitFor("one row", () -> browser.all("tbody#calls tr").size() == 1);
    browser.find("tbody#calls a").click();
    browser.waitForText("Timeline");
    String before = browser.address();
    button("Replay").click();
    browser.waitFor("another request", () -> !browser.address().equals(before));
    browser.waitForText("number=1");
    browser.open("#/requests");
    button("Clear").click();
    browser.agree();
    browser.waitForText("No request yet");
    assertThat(console.json("/_local/requests").path("requests")).isEmpty();
  }

  @Test
  void aRouteIsTried() throws Exception {
    browser.seeing(1280, "light").open("#/try?route=" + "ANY%20%2Fpages");
    browser.waitForText("Who may call");
    button("Send").click();

    browser.waitForText("200");
    browser.waitForText("\"fine\": true");
    browser.waitForText("Backend");
  }

  @Test
  void aStageIsThrottled() throws Exception {
    browser.seeing(1280, "light").open("#/stages");
    browser.waitForText("Throttle");
    WebElement rate = browser.find("input[name=rate], #rate");
    rate.clear();
    rate.sendKeys("77");
    button("Change…").click();
    browser.waitForText("aws apigateway update-stage");
    assertThat(browser.text()).contains("rateLimit");
    browser.find("dialog button.main").click();

    browser.waitFor("the throttle", () -> stageText().contains("77"));
  }

  @Test
  void aServiceIsMadeToFail() throws Exception {
    browser.seeing(1280, "light").open("#/faults");
    browser.waitForText("docs/pages");
    WebElement rules = browser.all("textarea").getFirst();
    rules.sendKeys("docs/pages status 503");
    browser.all("button").stream()
        .filter(button -> button.getText().startsWith("Apply"))
        .findFirst()
        .orElseThrow()
        .click();

    browser.waitFor("the fault", () -> status("/pages") == 503);
    console.send("DELETE", "/_local/backends", "");
    assertThat(status("/pages")).isEqualTo(200);
  }

  private int status(String path) {
    try {
      return console.call("GET", api, path, "").statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private WebElement button(String text) {
    browser.waitFor("the button " + text, () -> found(text).isPresent());
    return found(text).orElseThrow();
  }

  private Optional<WebElement> found(String text) {
    return browser.all("main button").stream()
        .filter(button -> button.getText().equals(text))
        .findFirst();
  }
}
