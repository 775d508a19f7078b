package dev.ingressmap.localstage.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ingressmap.gateway.route.IngressMap;
import dev.ingressmap.gateway.route.PathType;
import dev.ingressmap.gateway.source.Ingress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An nginx of the PATH that serves an ingress map as the controllers make it do, with the snippets
 * of the platform's ConfigMap. The header {@code X-Served-By} tells the backend which Ingress has
 * the request.
 */
public final class Nginx implements AutoCloseable {

  /** The reason for skipping tests that need nginx. */
  public static final String ABSENT = "there is no nginx on the PATH: install Debian's nginx";

  private static final int ATTEMPTS = 20;
  private static final Path CONTROLLERS = Path.of("../k8s/controllers");

  /** The controller whose ConfigMap is used, and whose locations are written. */
  public enum Controller {
    F5("nginx", "http-snippets", "server-snippets"),
    COMMUNITY("ingress-nginx", "http-snippet", "server-snippet");

    private final String folder;
    private final String http;
    private final String server;

    Controller(String folder, String http, String server) {
      this.folder = folder;
      this.http = http;
      this.server = server;
    }

    private JsonNode settings() {
      Path file = CONTROLLERS.resolve(folder).resolve("configuration.yaml");
      return new YAMLMapper().readTree(file.toFile()).path("data");
    }

    String httpSnippet() {
      return settings().path(http).stringValue();
    }

    String serverSnippet() {
      return settings().path(server).stringValue();
    }

    /** F5's controller compares characters, so {@code /a} also matches {@code /ab}. */
    private List<String> locations(Ingress.Path path) {
      String text = path.path();
      if (path.type() == PathType.EXACT) {
        return List.of("= " + quoted(text));
      }
      if (this == F5 || text.equals("/")) {
        return List.of(quoted(text));
      }
      String bare = text.replaceFirst("/$", "");
      return List.of("= " + quoted(bare), quoted(bare + "/"));
    }
  }

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static boolean isInstalled() throws InterruptedException {
    try {
      Process version = new ProcessBuilder("nginx", "-v").redirectErrorStream(true).start();
      version.getInputStream().readAllBytes();
      return version.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Starts nginx.
   *
   * @param folder for its files
   * @param backend the port that answers for every Service
   */
  public static Nginx start(Path folder, Controller controller, IngressMap map, int backend)
      throws IOException, InterruptedException {
    return start(folder, controller, controller.httpSnippet(), map, backend);
  }

  /** Starts nginx with another snippet for {@code http}. */
  public static Nginx start(
      Path folder, Controller controller, String httpSnippet, IngressMap map, int backend)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("logs"));
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = freePort();
      Path file = folder.resolve("nginx.conf");
      Files.writeString(file, configuration(controller, httpSnippet, map, backend, port));
      Path log = folder.resolve("log");
      Process process =
          new ProcessBuilder("nginx", "-e", "stderr", "-p", folder + "/", "-c", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Nginx nginx = new Nginx(process, port);
      if (nginx.answers()) {
        return nginx;
      }
      String said = Files.readString(log, UTF_8);
      if (!said.contains("Address already in use")) {
        throw new IOException("nginx does not run: " + said);
      }
    }
    throw new IOException("no port stays free for nginx");
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** Waits until it answers or has ended. Returns whether it answers. */
  private boolean answers() throws InterruptedException {
    while (process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return socket.isConnected() && process.isAlive();
      } catch (IOException e) {
        Thread.sleep(5);
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String configuration(
      Controller controller, String httpSnippet, IngressMap map, int backend, int port) {
    List<String> servers = new ArrayList<>();
    List<String> hosts =
        map.of(Ingress.class).stream()
            .flatMap(ingress -> ingress.rules().stream())
            .map(rule -> Objects.requireNonNullElse(rule.host(), ""))
            .distinct()
            .toList();
    for (String host : hosts) {
      servers.add(
          """
          server {
            listen 127.0.0.1:%d;
            server_name "%s";
            %s
            %s
          }
          """
              .formatted(
                  port,
                  host,
                  controller.serverSnippet(),
                  locations(controller, map, host, backend)));
    }
    return """
    daemon off;
    pid nginx.pid;
    error_log stderr;
    events { worker_connections 4096; }
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      default_type text/plain;
      keepalive_requests 100000;
    %s
      server { listen 127.0.0.1:%d default_server; server_name _; return 404; }
    %s
    }
    """
        .formatted(httpSnippet, port, String.join("", servers));
  }

  private static String locations(Controller controller, IngressMap map, String host, int backend) {
    // If two rules lead to the same location, the exact one gets it.
    SortedMap<String, String> locations = new TreeMap<>();
    for (PathType type : List.of(PathType.EXACT, PathType.PREFIX)) {
      for (Ingress ingress : map.of(Ingress.class)) {
        for (Ingress.Rule rule : ingress.rules()) {
          if (Objects.requireNonNullElse(rule.host(), "").equals(host)) {
            rule.paths().stream()
                .filter(path -> path.type() == type)
                .flatMap(path -> controller.locations(path).stream())
                .forEach(at -> locations.putIfAbsent(at, location(at, ingress, backend)));
          }
        }
      }
    }
    return String.join("", locations.values());
  }

  private static String location(String location, Ingress ingress, int backend) {
    return """
    location %s {
      proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header Connection "";
      proxy_set_header X-Served-By "%s/%s";
      proxy_pass http://127.0.0.1:%d;
    }
    """
        .formatted(location, ingress.id().namespace(), ingress.id().name(), backend);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
