package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.Gateway;
import dev.ingressmap.gateway.cluster.Eventually;
import dev.ingressmap.gateway.cluster.LiveCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A running {@code gateway watch} in its own thread, until it is stopped. */
final class WatchUnderTest implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("probes and metrics at port (\\d+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final StringWriter out = new StringWriter();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread thread;

  /** Starts a watch with the shortest possible waits. */
  WatchUnderTest(URI endpoint, LiveCluster cluster, Path folder, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("watch"));
    arguments.addAll(List.of(more));
    arguments.addAll(
        List.of(
            "--endpoint-url=" + endpoint,
            "--kubeconfig=" + cluster.kubeconfig(folder),
            "--http=127.0.0.1:0"));
    Stream.of("--debounce=100ms", "--min-interval=0s")
        .filter(option -> arguments.stream().noneMatch(sameAs(option)))
        .forEach(arguments::add);
    thread =
        Thread.ofPlatform()
            .name("gateway watch")
            .start(() -> {
              CommandLine commandLine = Gateway.commandLine();
              commandLine.setOut(new PrintWriter(out, true));
              commandLine.setErr(new PrintWriter(out, true));
              exitCode.complete(commandLine.execute(arguments.toArray(String[]::new)));
            });
  }

  private static Predicate<String> sameAs(String option) {
    String name = option.substring(0, option.indexOf('=') + 1);
    return argument -> argument.startsWith(name);
  }

  /** Its output so far. */
  String log() {
    return out.toString();
  }

  /** The times at which it printed these words. */
  List<Instant> times(String words) {
    return log()
        .lines()
        .filter(line -> line.contains(words))
        .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
        .toList();
  }

  /** Waits until it has printed these words. */
  void says(String... words) throws Exception {
    Eventually.holds(() -> assertThat(log()).contains(words));
  }

  HttpResponse<String> get(String path) throws Exception {
    Eventually.holds(() -> assertThat(log()).containsPattern(PORT));
    Matcher port = PORT.matcher(log());
    assertThat(port.find()).isTrue();
    URI url = URI.create("http://127.0.0.1:" + port.group(1) + path);
    return HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A metric by its name and labels, as in the text format; 0 if it is missing. */
  double metric(String name) throws Exception {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  /** Ends it as a signal would, and waits for the end. */
  int end() {
    thread.interrupt();
    return exitCode.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    var _ = end();
  }
}
