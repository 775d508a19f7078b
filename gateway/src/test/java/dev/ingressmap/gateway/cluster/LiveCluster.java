package dev.ingressmap.gateway.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API server that lists and watches Ingresses and namespaces and keeps leases and events, like
 * the one of Kubernetes. It exists because the Kubernetes client's mock sends watches only by
 * WebSocket. Requests can be made to fail.
 */
public final class LiveCluster implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ObjectLog ingresses = new ObjectLog();
  private final ObjectLog namespaces = new ObjectLog();
  private final ObjectLog leases = new ObjectLog();
  private final ObjectLog events = new ObjectLog();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> refused = request -> false;
  private volatile Predicate<String> unanswered = request -> false;

  public LiveCluster() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A kubeconfig for this cluster. */
  public Path kubeconfig(Path folder) throws IOException {
    String url = "http://localhost:" + server.getAddress().getPort();
    return Files.writeString(
        folder.resolve("kubeconfig"), KubeconfigText.of(url, "", "token: s3cret"));
  }

  /** Creates or changes an Ingress. */
  public void apply(String namespace, String name, String host, String... paths) {
    ingresses.put(namespace + "/" + name, ingress(namespace, name, host, paths));
  }

  /** Creates or changes an Ingress of many paths, which begin with its name. */
  public void fill(String namespace, String name, String created, int paths) {
    String[] all =
        IntStream.range(0, paths).mapToObj(i -> "/" + name + "/p" + i).toArray(String[]::new);
    ObjectNode object = ingress(namespace, name, "large.example.com", all);
    object.withObjectProperty("metadata").put("creationTimestamp", created);
    ingresses.put(namespace + "/" + name, object);
  }

  private static ObjectNode ingress(String namespace, String name, String host, String... paths) {
    String items =
        Stream.of(paths)
            .map(path ->
                """
                {"path": %s, "pathType": "Exact",
                 "backend": {"service": {"name": "a", "port": {"number": 80}}}}\
                """
                    .formatted(JSON.writeValueAsString(path)))
            .collect(Collectors.joining(","));
    return (ObjectNode)
        JSON.readTree(
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
             "metadata": {"namespace": "%s", "name": "%s"},
             "spec": {"rules": [{"host": "%s", "http": {"paths": [%s]}}]}}
            """
                .formatted(namespace, name, host, items));
  }

  /**
   * Creates or changes an Ingress of one path.
   *
   * @param created when it was created, such as {@code 2026-01-01T00:00:00Z}
   * @param path type, host and path, and then annotations such as {@code methods=GET}
   */
  public void declare(String namespace, String name, String created, String path) {
    String[] words = path.split(" +", -1);
    int slash = words[1].indexOf('/');
    ObjectNode annotations = JSON.createObjectNode();
    for (int i = 2; i < words.length; i++) {
      String[] annotation = words[i].split("=", 2);
      annotations.put("ingressmap.dev/" + annotation[0], annotation[1]);
    }
    ObjectNode object =
        ingress(namespace, name, words[1].substring(0, slash), words[1].substring(slash));
    ObjectNode metadata = object.withObjectProperty("metadata");
    metadata.set("annotations", annotations);
    metadata.put("creationTimestamp", created);
    ((ObjectNode) object.at("/spec/rules/0/http/paths/0")).put("pathType", words[0]);
    ingresses.put(namespace + "/" + name, object);
  }

  /** Writes to the status of an Ingress, as controllers do. */
  public void report(String namespace, String name, String address) {
    ObjectNode object = ingresses.get(namespace + "/" + name).deepCopy();
    object.putObject("status").putObject("loadBalancer").put("ip", address);
    ingresses.put(namespace + "/" + name, object);
  }

  public void delete(String namespace, String name) {
    ingresses.remove(namespace + "/" + name);
  }

  /** Creates a namespace, or changes its labels. */
  public void label(String namespace, Map<String, String> labels) {
    ObjectNode object = JSON.createObjectNode();
    object.put("apiVersion", "v1").put("kind", "Namespace");
    ObjectNode metadata = object.putObject("metadata").put("name", namespace);
    labels.forEach(metadata.putObject("labels")::put);
    namespaces.put(namespace, object);
  }

  /** The events about an Ingress. */
  public List<JsonNode> events(String namespace, String name) {
    return events.all().stream()
        .filter(event -> event.at("/regarding/namespace").asString().equals(namespace))
        .filter(event -> event.at("/regarding/name").asString().equals(name))
        .map(event -> (JsonNode) event)
        .toList();
  }

  /** The holder of the only lease; empty if it has no holder. */
  public String leader() {
    return leases.all().stream()
        .map(lease -> lease.at("/spec/holderIdentity").asString(""))
        .findFirst()
        .orElse("");
  }

  public List<JsonNode> leases() {
    return List.copyOf(leases.all());
  }

  /** Creates a lease, like a foreign client. */
  public void lease(String namespace, String name, String spec) {
    ObjectNode lease = (ObjectNode) JSON.readTree("{\"kind\": \"Lease\", \"spec\": " + spec + "}");
    lease.putObject("metadata").put("namespace", namespace).put("name", name);
    leases.put(namespace + "/" + name, lease);
  }

  /** Forgets all earlier changes: a watch from an earlier version is told that it is gone. */
  public void compact() {
    ingresses.compact();
  }

  /** How many watches have started so far. */
  public int watches() {
    return ingresses.watches();
  }

  /** Ends all watches. */
  public void endWatches() {
    ingresses.endWatches();
  }

  /** Answers matching requests such as {@code GET /apis/…} by 503. */
  public void refuse(Predicate<String> requests) {
    refused = requests;
  }

  /**
   * Leaves matching requests unanswered and matching watches silent, as if the network were cut.
   */
  public void silence(Predicate<String> requests) {
    unanswered = requests;
  }

  /** The requests so far, such as {@code GET /apis/…?watch=1}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (unanswered.test(request)) {
      return;
    }
    try {
      if (refused.test(request)) {
        answer(exchange, 503, Map.of("kind", "Status", "message", "try again later"));
        return;
      }
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/ingresses")) {
        listOrWatch(exchange, ingresses, "Ingress", namespace(path));
      } else if (path.endsWith("/namespaces")) {
        listOrWatch(exchange, namespaces, "Namespace", "");
      } else if (path.contains("/leases")) {
        object(exchange, leases, path, body);
      } else if (path.contains("/events")) {
        object(exchange, events, path, body);
      } else {
        answer(exchange, 404, Map.of("kind", "Status", "message", "not found"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!unanswered.test(request)) {
        exchange.close();
      }
    }
  }

  private void listOrWatch(HttpExchange exchange, ObjectLog objects, String kind, String namespace)
      throws IOException, InterruptedException {
    Map<String, String> query =
        Stream.of(exchange.getRequestURI().getQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    if (!query.containsKey("watch")) {
      ObjectNode list = objects.list(namespace);
      list.put("kind", kind + "List");
      answer(exchange, 200, list);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    // Sends the headers without waiting for the first change.
    out.flush();
    String request = "GET " + exchange.getRequestURI();
    long end = System.nanoTime() + Long.parseLong(query.get("timeoutSeconds")) * 1_000_000_000L;
    objects.watch(
        namespace,
        Long.parseLong(query.get("resourceVersion")),
        end,
        event -> {
          if (unanswered.test(request)) {
            return;
          }
          out.write((JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
          out.flush();
        });
  }

  private static void object(HttpExchange exchange, ObjectLog objects, String path, byte[] body)
      throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" -> answer(exchange, objects.get(key(path)));
      case "POST" -> {
        ObjectNode object = (ObjectNode) JSON.readTree(body);
        String key = namespace(path) + "/" + object.at("/metadata/name").asString();
        boolean created = objects.create(key, object);
        answer(exchange, created ? 201 : 409, created ? objects.get(key) : Map.of());
      }
      case "PUT" -> {
        boolean replaced = objects.replace(key(path), (ObjectNode) JSON.readTree(body));
        answer(exchange, replaced ? 200 : 409, replaced ? objects.get(key(path)) : Map.of());
      }
      default -> {
        ObjectNode merged = objects.get(key(path)).deepCopy();
        JSON.readTree(body).properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
        objects.put(key(path), merged);
        answer(exchange, 200, merged);
      }
    }
  }

  private static String key(String path) {
    return namespace(path) + path.substring(path.lastIndexOf('/'));
  }

  private static String namespace(String path) {
    String[] parts = path.split("/namespaces/", 2);
    return parts.length == 1 ? "" : parts[1].substring(0, parts[1].indexOf('/'));
  }

  private static void answer(HttpExchange exchange, ObjectNode found) throws IOException {
    answer(exchange, found.isEmpty() ? 404 : 200, found);
  }

  private static void answer(HttpExchange exchange, int status, Object content) throws IOException {
    byte[] body = JSON.writeValueAsBytes(content);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
