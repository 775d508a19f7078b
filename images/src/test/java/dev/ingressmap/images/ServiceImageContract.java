package dev.ingressmap.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for the image of every service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceImageContract {

  private final String path;
  private BuiltImage image = new BuiltImage("");

  /**
   * @param path what answers 200 as soon as the service is there
   */
  protected ServiceImageContract(String path) {
    this.path = path;
  }

  @BeforeAll
  void load() {
    image = BuiltImage.load();
  }

  protected BuiltImage image() {
    return image;
  }

  protected Container ready(String... options) throws InterruptedException {
    return image
        .serve(options)
        .awaitStatus(8080, path, 200)
        .awaitStatus(8081, "/actuator/health/readiness", 200);
  }

  @Test
  void servesAsNobodyWithNothingToWriteTo() throws Exception {
    try (Container container = ready()) {
      assertThat(container.inspect("{{.Config.User}}")).isEqualTo("65532:65532");
      assertThat(Docker.run("top", container.id(), "-eo", "pid,uid,comm").lines().skip(1))
          .singleElement()
          .satisfies(process -> assertThat(process.strip()).matches("\\d+\\s+65532\\s+java"));
      assertThat(container.logs())
          .contains(" v" + System.getProperty("project.version") + " using Java 25")
          .doesNotContain("WARN")
          .doesNotContain("[aot");
    }
  }

  @Test
  void loadsItsClassesFromTheCache() throws Exception {
    try (Container container =
        ready("--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=on -Xlog:class+load:stdout")) {
      assertThat(CachedClasses.percentage(container.logs())).isGreaterThanOrEqualTo(95);
    }
  }

  @Test
  void servesWithoutTheCache() throws Exception {
    try (Container container = ready("--env=JAVA_TOOL_OPTIONS=-XX:AOTMode=off")) {
      assertThat(container.get(8080, path).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void collectsSeriallyUnlessToldOtherwise() throws Exception {
    try (Container byDefault = ready("--env=JAVA_TOOL_OPTIONS=-Xlog:gc", "--memory=3g");
        Container told = ready("--env=JAVA_TOOL_OPTIONS=-Xlog:gc,gc+init -XX:+UseG1GC -Xmx30m")) {
      assertThat(byDefault.logs()).contains("Using Serial");
      assertThat(told.logs()).contains("Using G1").contains("Heap Max Capacity: 30M");
    }
  }

  @Test
  void holdsManyConnectionsInLittleMemory() throws Exception {
    List<Socket> clients = new ArrayList<>();
    try (Container container = ready()) {
      int port = container.port(8080);
      for (int i = 0; i < 300; i++) {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        clients.add(client);
        client.setSoTimeout(10_000);
        send(client, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(statusLine(client)).isEqualTo("HTTP/1.1 200 OK");
      }
      assertThat(container.get(8080, path).statusCode()).isEqualTo(200);
      assertThat(container.logs()).doesNotContain("OutOfMemoryError");
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  @Test
  void endsWhenToldToButNotBeforeItHasAnswered() throws Exception {
    try (Container container = ready();
        Socket client = new Socket(InetAddress.getLoopbackAddress(), container.port(8080))) {
      int port = container.port(8080);
      client.setSoTimeout(10_000);
      send(client, "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nta");
      // The service has seen the request when it answers one that came after.
      container.get(8080, path);

      Instant told = Instant.now();
      Docker.run("kill", "--signal=TERM", container.id());
      awaitRefusal(port);
      send(client, "il");

      assertThat(statusLine(client)).startsWith("HTTP/1.1 4");
      assertThat(Docker.run("wait", container.id())).isIn("143", "0");
      assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void hasNoProgramButJava() {
    String container = Docker.run("create", image.name());
    try {
      assertThat(Docker.call("run", "--rm", "--entrypoint=/bin/sh", image.name()).status())
          .isEqualTo(127);
      assertThat(ExportedFiles.programs(container))
          .isNotEmpty()
          .allMatch(file -> file.startsWith("opt/java/") || file.contains("/ld-linux-"));
    } finally {
      Docker.run("rm", container);
    }
  }

  @Test
  void saysWhatItIs() {
    assertThat(
            Stream.of("title", "description", "version", "licenses", "source", "revision")
                .map(image::label))
        .doesNotContain("")
        .contains(
            System.getProperty("project.version"),
            "Apache-2.0",
            System.getProperty("image.revision"));
    assertThat(Instant.parse(image.inspect("{{.Created}}")))
        .isEqualTo(Instant.parse(System.getProperty("image.created")));
  }

  @Test
  void putsWhatChangesMostLast() {
    assertThat(Docker.run("history", "--format", "{{.Comment}}", image.name()).lines().limit(6))
        .containsExactly(
            "aot cache",
            "class path",
            "spring-aot.jar",
            "extra files",
            "project dependencies",
            "dependencies");
    assertThat(image.inspect("{{len .RootFS.Layers}}")).isEqualTo("8");
  }

  @Test
  void listsItsParts() throws Exception {
    List<String> parts = List.of("\"bomFormat\"", "spring-boot-jetty", "jackson-databind");
    try (Container container = ready()) {
      assertThat(container.get(8081, "/actuator/sbom/application").body()).contains(parts);
    }
    assertThat(Files.readString(Path.of(System.getProperty("image.sbom"))))
        .contains(parts)
        .contains("java.base")
        .doesNotContain("tar://");
    assertThat(image.listedJars()).isEqualTo(image.jars());
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String statusLine(Socket client) throws IOException {
    return new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  /** Docker's proxy still accepts, and closes what the service does not take. */
  private static void awaitRefusal(int port) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(500);
        send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        // Accepted in the instant in which the service stopped to, and so never answered.
        continue;
      } catch (SocketException e) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("it still takes requests");
  }
}
