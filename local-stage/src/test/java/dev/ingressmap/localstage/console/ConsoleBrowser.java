package dev.ingressmap.localstage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** A person at the console, in Debian's Chromium. */
final class ConsoleBrowser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;
  private final URI console;

  ConsoleBrowser(ConsoleUnderTest console) {
    this(console.url("/_local/console"));
  }

  /** Somebody that reaches the console at another address. */
  ConsoleBrowser(URI console) {
    assumeTrue(
        program("chromium").isPresent() && program("chromedriver").isPresent(),
        "there is no chromium or no chromedriver on the PATH: install Debian's chromium and"
            + " chromium-driver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("chromium").orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--js-flags=--expose-gc");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    this.driver = new ChromeDriver(service, options);
    this.console = console;
  }

  private static Optional<Path> program(String name) {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Sees a page of this width, with the colours that the person likes. */
  ConsoleBrowser seeing(int width, String scheme) {
    return seeing(width, 900, scheme);
  }

  ConsoleBrowser seeing(int width, int height, String scheme) {
    driver.manage().window().setSize(new Dimension(Math.max(width, 500), height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Opens a view, such as {@code #/path}, and waits until it is drawn. */
  ConsoleBrowser open(String view) {
    driver.get("about:blank");
    driver.get(console + view);
    find("main h1");
    waitFor("Live", () -> find(".state").getText().contains("Live"));
    return this;
  }

  WebElement find(String selector) {
    return waitFor(
        selector, () -> driver.findElements(By.cssSelector(selector)).stream().findFirst());
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** All the text that the page shows. */
  String text() {
    return String.valueOf(run("return document.body.innerText"));
  }

  void waitForText(String text) {
    waitFor(text, () -> text().contains(text));
  }

  void waitFor(String what, BooleanSupplier condition) {
    var _ = waitFor(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  private <T> T waitFor(String what, Supplier<Optional<T>> found) {
    AtomicReference<Optional<T>> seen = new AtomicReference<>(Optional.empty());
    var _ =
        new FluentWait<>(driver)
            .withTimeout(PATIENCE)
            .pollingEvery(Duration.ofMillis(50))
            .ignoring(StaleElementReferenceException.class)
            .withMessage(() -> "waiting for " + what + " in: " + text())
            .until(waiting -> {
              seen.set(found.get());
              return seen.get().isPresent();
            });
    return seen.get().orElseThrow();
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Goes on by the tabulator until the focus is on something with this text. */
  void tabTo(String text) {
    for (int i = 0; i < 200; i++) {
      press(Keys.TAB);
      if (String.valueOf(run("return document.activeElement.textContent")).contains(text)) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + text);
  }

  /** What a script returns; an empty text if it returns nothing. */
  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  /** Checks that everybody can use what is shown, and that nothing is wider than the page. */
  void isAccessible(String what) throws IOException {
    run(axe());
    Object violations =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(result => done(result.violations.map(one =>
              one.id + ': ' + one.nodes.map(node => node.target.join(' ')).slice(0, 5).join(', ')
                + ' ' + (one.nodes[0].any[0]?.message ?? ''))));\
            """);
    assertThat((List<?>) violations).as(what).isEmpty();
    assertThat(
            run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("%s is wider than the page", what)
        .isEqualTo(0L);
  }

  private static String axe() throws IOException {
    try (InputStream script = ConsoleBrowser.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Checks that the browser has nothing to complain about. */
  void hasNoErrors() {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::toString)
        .filteredOn(line -> !line.contains("favicon"))
        .isEmpty();
  }

  /** The bytes that the page's objects take after a collection. */
  long heap() {
    driver.executeCdpCommand("HeapProfiler.enable", Map.of());
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    Object used = driver.executeCdpCommand("Runtime.getHeapUsage", Map.of()).get("usedSize");
    return ((Number) Objects.requireNonNull(used)).longValue();
  }

  /** Says yes to a question of the browser. */
  void agree() {
    driver.switchTo().alert().accept();
  }

  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
