package dev.ingressmap.localstage;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code moto_server} of the PATH: a control plane of API Gateway by an independent project. It
 * logs each answer to a file.
 */
final class MotoServer implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("Running on (http://[\\w.:]+)");

  private final Process process;
  private final URI endpoint;
  private final Thread log;

  private MotoServer(Process process, URI endpoint, BufferedReader output) {
    this.process = process;
    this.endpoint = endpoint;
    // If the output were not read, moto would block once the pipe is full.
    this.log = Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
  }

  /** Whether moto is on the PATH; {@code .ci/run} installs it. */
  static boolean isInstalled() throws InterruptedException {
    try {
      Process help = new ProcessBuilder("moto_server", "--help").redirectErrorStream(true).start();
      help.getInputStream().readAllBytes();
      return help.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts moto on a free port. */
  static MotoServer start() throws IOException {
    Process process =
        new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return new MotoServer(process, URI.create(address.group(1)), output);
      }
      said.append(line).append('\n');
    }
    throw new IOException("moto_server does not run: " + said);
  }

  URI endpoint() {
    return endpoint;
  }

  /** Makes moto forget everything. */
  void reset() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("moto_server does not forget: " + status);
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      log.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
