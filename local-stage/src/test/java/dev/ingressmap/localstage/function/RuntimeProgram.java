package dev.ingressmap.localstage.function;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process that asks the Runtime API for events, and does what each event says. Its first argument
 * is what it does before it asks.
 */
final class RuntimeProgram {

  private static final String API =
      "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

  private RuntimeProgram() {}

  /** The command that starts it. */
  static List<String> command(String first) {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        RuntimeProgram.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
        RuntimeProgram.class.getName(),
        first);
  }

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "exit" -> System.exit(7);
      case "fail" -> {
        send("init/error", "{\"errorMessage\":\"no module\",\"errorType\":\"Init\"}");
        System.exit(1);
      }
      default -> System.out.println("starts");
    }
    while (true) {
      HttpURLConnection next = open("invocation/next");
      String event = new String(next.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
      answer(id, event.replaceAll("[\"\n]", ""), next);
    }
  }

  private static void answer(String id, String event, HttpURLConnection next) throws Exception {
    String path = "invocation/" + id + "/";
    switch (event) {
      case "pid" -> send(path + "response", "" + ProcessHandle.current().pid());
      case "environment" -> send(path + "response", new TreeMap<>(System.getenv()).toString());
      case "headers" -> send(path + "response", new TreeMap<>(headers(next)).toString());
      case "error" -> send(path + "error", "{\"errorMessage\":\"boom\",\"errorType\":\"E\"}");
      case "exit" -> System.exit(3);
      case "sleep" -> Thread.sleep(60_000);
      case "large" -> send(path + "response", "x".repeat(7_000_000));
      case "other" -> {
        int status = send("invocation/00000000-0000-0000-0000-000000000000/response", "stolen");
        send(path + "response", "" + status);
      }
      case "page" -> {
        URI api = URI.create(API);
        try (Socket page = new Socket(api.getHost(), api.getPort())) {
          String request =
              "GET %sinvocation/next HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: cross-site\r\n\r\n"
                  .formatted(api.getPath(), api.getAuthority());
          page.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
          byte[] status = page.getInputStream().readNBytes("HTTP/1.1 403".length());
          send(path + "response", new String(status, StandardCharsets.UTF_8));
        }
      }
      case "again" -> {
        int status = open("invocation/next").getResponseCode();
        send(path + "response", "" + status);
      }
      case "half" -> {
        URI api = URI.create(API);
        try (Socket cut = new Socket(api.getHost(), api.getPort())) {
          String head =
              "POST %s%sresponse HTTP/1.1\r\nHost: %s\r\nContent-Length: 100\r\n\r\nhalf"
                  .formatted(api.getPath(), path, api.getAuthority());
          cut.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        }
        send(path + "response", "\"whole\"");
      }
      case "elsewhere" -> send(path + "response", "" + open("nothing").getResponseCode());
      default -> {
        System.out.println("said\u001b[2J " + event);
        send(path + "response", "\"" + event + "\"");
      }
    }
  }

  private static Map<String, List<String>> headers(HttpURLConnection next) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    next.getHeaderFields()
        .forEach((name, values) -> {
          if (name != null && name.startsWith("Lambda")) {
            headers.put(name, values);
          }
        });
    return headers;
  }

  private static HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(API + path).toURL().openConnection();
  }

  private static int send(String path, String body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    return connection.getResponseCode();
  }
}
