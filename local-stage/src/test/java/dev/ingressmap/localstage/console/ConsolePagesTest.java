package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.LocalStage;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page. */
@Timeout(60)
class ConsolePagesTest {

  private static final Pattern LINK =
      Pattern.compile("(?:from|import|src=|href=)\\s*\\(?[\"']([^\"'#$]+\\.(?:js|css|svg))[\"']");

  private static final int MAX_SIZE = 200_000;

  @AutoClose private final ConsoleUnderTest console = new ConsoleUnderTest(LocalStage.builder());

  @Test
  void leadsBrowsersToThePage() throws Exception {
    HttpResponse<String> browser =
        console.send("GET", "/", "", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(browser.statusCode()).isEqualTo(302);
    assertThat(browser.headers().firstValue("Location")).contains("/_local/console");
    HttpResponse<String> program = console.send("GET", "/", "");
    assertThat(program.body()).contains("Missing Authentication Token");
  }

  @Test
  void allFilesAreThereAndSmall() throws Exception {
    Set<String> seen = new HashSet<>();
    Deque<String> wanted = new ArrayDeque<>(Set.of("/_local/console"));
    long size = 0;
    while (!wanted.isEmpty()) {
      String path = wanted.removeFirst();
      if (!seen.add(path)) {
        continue;
      }
      HttpResponse<String> file = console.send("GET", path, "");
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
          .doesNotContain("unsafe");
      size += file.headers().firstValueAsLong("Content-Length").orElseThrow();
      Matcher link = LINK.matcher(file.body());
      while (link.find()) {
        wanted.add(console.url(path).resolve(link.group(1)).getPath());
      }
    }
    assertThat(seen).hasSizeGreaterThan(20).contains("/_local/console/lit/lit-html.js");
    assertThat(size).isLessThan(MAX_SIZE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_local/console/nothing.js",
        "/_local/console/../console/main.js",
        "/_local/console/%2e%2e/LiveConsole.class",
        "/_local/console/LiveConsole.class",
        "/_local/console/index.html",
        "/_local/console//main.js",
        "/_local/console/lit/LICENSE",
      })
  void hasNoOtherFiles(String path) throws Exception {
    assertThat(console.send("GET", path, "").statusCode()).isIn(403, 404);
  }

  @Test
  void canBeTurnedOff() throws Exception {
    try (ConsoleUnderTest without = new ConsoleUnderTest(LocalStage.builder().withoutConsole())) {
      for (String path : new String[] {"/", "/_local/console", "/_local/map", "/_local/events"}) {
        HttpResponse<String> answer = without.send("GET", path, "", "Accept", "text/html");
        assertThat(answer.body()).as(path).contains("Missing Authentication Token");
      }
      assertThat(without.json("/_local/health").path("status").stringValue()).isEqualTo("ready");
    }
  }

  /** A link in a README must lead to the page, but no page may read anything from here. */
  @Test
  void otherSitesMayOnlyLinkToIt() throws Exception {
    String[] link = {
      "Sec-Fetch-Site", "cross-site",
      "Sec-Fetch-Mode", "navigate",
      "Sec-Fetch-Dest", "document",
      "Referer", "https://other.example/"
    };
    assertThat(console.send("GET", "/_local/console", "", link).statusCode()).isEqualTo(200);
    assertThat(console.send("GET", "/_local/map", "", link).statusCode()).isEqualTo(403);
    assertThat(console.send("POST", "/_local/console", "", link).statusCode()).isEqualTo(403);
    String[] frame = link.clone();
    frame[5] = "iframe";
    assertThat(console.send("GET", "/_local/console", "", frame).statusCode()).isEqualTo(403);
  }
}
