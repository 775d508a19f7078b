package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.LocalStage;
import dev.ingressmap.localstage.backend.Backend;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Maps that are hard to show: strangers' texts, and very many routes. */
@Timeout(300)
class HostileMapTest {

  private static final String MARKUP =
      "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>'`";

  /** What a view shows if it has all of it, unless that is the name of the API. */
  private static final Map<String, String> SHOWN =
      Map.of("requests", "%3Cscript%3E", "faults", "Control plane");

  @TempDir Path folder;
  @AutoClose private final Backend backend = new Backend();

  @Test
  void strangersTextsAreOnlyText() throws Exception {
    backend.answers(
        200,
        "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>",
        "Content-Type: text/html",
        "X-Evil: <img src=x onerror=window.hacked=1>",
        "Set-Cookie: <script>=1");
    try (ConsoleUnderTest console = new ConsoleUnderTest(LocalStage.builder())) {
      String api = console.deploy(document());
      try (ConsoleBrowser browser = new ConsoleBrowser(console).seeing(1280, "light")) {
        browser.open("#/requests");
        String path = "/a'%22%3Cscript%3Ewindow.hacked=1%3C/script%3E";
        var _ =
            console.call(
                "POST",
                api,
                path + "?q=%3Cimg%20src=x%20onerror=window.hacked=1%3E",
                "{\"a\": \"" + MARKUP + "\"}",
                "Content-Type",
                "application/json",
                "X-Evil",
                "<img src=x onerror=window.hacked=1>");
        browser.waitForText("POST");
        String id =
            console.json("/_local/requests").path("requests").get(0).path("id").stringValue();
        for (String view :
            List.of("path", "routes", "requests", "requests/" + id, "stages", "try", "faults")) {
          browser.open("#/" + view);
          browser.run(
              "document.querySelectorAll('details').forEach(one => { one.open = true; });"
                  + "document.querySelectorAll('[role=button],summary').forEach(one => one.dispatchEvent(new Event('mouseenter')));");
          browser.waitForText(SHOWN.getOrDefault(view, "<img"));
          assertThat(browser.run("return window.hacked ?? 0")).as(view).isEqualTo(0L);
          assertThat(browser.all("main img, main script")).as(view).isEmpty();
        }
        browser.open(
            "#/%3Cimg%20src=x%20onerror=window.hacked=1%3E?route=%3Cscript%3E&__proto__=1");
        browser.open("#/requests/%00%ff../../?status=%3Cb%3E");
        browser.open("#/routes?text=" + "%28".repeat(500));
        assertThat(browser.run("return window.hacked ?? 0")).isEqualTo(0L);
      }
    }
  }

  private String document() {
    return """
    {"openapi": "3.0.1", "info": {"title": "%1$s", "version": "1", "description": "%1$s"},
     "paths": {"/{proxy+}": {"post": {
       "x-amazon-apigateway-integration": {"type": "http", "httpMethod": "POST", "uri": "%2$s/?a=%%3Cimg",
         "requestTemplates": {"application/json": "%1$s"},
         "responses": {"default": {"statusCode": "200"}}}}}}}
    """
        .formatted(MARKUP, backend.url());
  }

  @Test
  void threeHundredRoutesCanBeRead() throws Exception {
    backend.answers(200, "{}");
    StringBuilder map = new StringBuilder();
    for (int team = 0; team < 30; team++) {
      String[] services = new String[10];
      for (int i = 0; i < services.length; i++) {
        services[i] = "service-" + team + "-" + i;
      }
      map.append(SampleMap.ingress("team-" + team, "", services));
    }
    Path manifest = Files.writeString(folder.resolve("map.yaml"), map.toString());
    Path config = Files.writeString(folder.resolve("g.yaml"), "limits: {resources: 400}\n");
    try (ConsoleUnderTest console =
            new ConsoleUnderTest(
                LocalStage.builder()
                    .manifests(manifest)
                    .config(config)
                    .upstream("service-7-3", URI.create(backend.url())));
        ConsoleBrowser browser = new ConsoleBrowser(console).seeing(1280, "light")) {
      browser.open("#/path");
      browser.waitForText("team-29");
      // Teams are closed, and open on request.
      assertThat(browser.text()).doesNotContain("/service-7-3");
      var _ = console.call("GET", console.stage().first().apiId(), "/service-7-3", "");
      browser.waitForText("1 route".substring(2));
      browser.tabTo("team-7");
      browser.press("\n");
      browser.waitForText("/service-7-3");
      browser.isAccessible("300 routes");
      browser.open("#/routes");
      browser.waitForText("300 routes");
      browser.isAccessible("the table of 300 routes");
      browser.open("#/routes?text=service-12-5");
      browser.waitForText("/service-12-5");
      browser.seeing(360, "dark").open("#/path");
      browser.waitForText("team-29");
      browser.isAccessible("300 routes at 360");
      browser.hasNoErrors();
    }
  }
}
