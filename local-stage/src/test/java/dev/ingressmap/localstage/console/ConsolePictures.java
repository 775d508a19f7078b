package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures for the docs: {@code docs/images/take} runs it. */
@Timeout(180)
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class ConsolePictures {

  private static final String[] CALLS = {
    "/orders", "/orders", "/orders", "/carts", "/carts?boom", "/invoices", "/pages", "/pages"
  };

  @TempDir Path folder;
  @AutoClose private final Backend backend = new Backend();
  @AutoClose private ConsoleUnderTest console;
  private String api;

  @BeforeEach
  void start() throws Exception {
    backend.answers(request ->
        request.target().contains("boom")
            ? Sent.of(500, "{\"failed\": true}")
            : Sent.of(200, "{\"order\": 7}", "Content-Type: application/json"));
    console = new ConsoleUnderTest(SampleMap.ofThreeTeams(folder, URI.create(backend.url())));
    api = console.stage().first().apiId();
  }

  @Test
  void take() throws Exception {
    Path pictures = Path.of(System.getProperty("pictures"));
    try (ConsoleBrowser browser = new ConsoleBrowser(console)) {
      for (String scheme : new String[] {"light", "dark"}) {
        browser.seeing(1280, 600, scheme).open("#/path");
        Random lots = new Random(1);
        for (int i = 0; i < 400; i++) {
          var _ = console.call("GET", api, CALLS[lots.nextInt(CALLS.length)], "");
        }
        browser.waitForText("5xx");
        Files.write(pictures.resolve("path-" + scheme + ".png"), browser.picture());
      }
      var _ =
          console.call(
              "GET", api, "/orders?number=7", "", "Authorization", "Bearer a-secret-token");
      String id = console.json("/_local/requests").path("requests").get(0).path("id").stringValue();
      browser.seeing(1280, "dark").open("#/requests/" + id);
      browser.waitForText("Timeline");
      browser.tabTo("Backend");
      browser.press("\n");
      browser.waitForText("Request to the backend");
      browser.run("document.activeElement.blur(); scrollTo(0, 0)");
      Files.write(pictures.resolve("story-dark.png"), browser.picture());
    }
  }
}
