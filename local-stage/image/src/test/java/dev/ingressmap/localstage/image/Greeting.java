package dev.ingressmap.localstage.image;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A function: code that AWS's client calls, and a program that speaks the Runtime API itself. */
public final class Greeting {

  /** Answers a proxy integration's event. */
  public Map<String, Object> handle(Map<String, Object> event) {
    return Map.of("statusCode", 200, "body", "handled " + event.get("path"));
  }

  public static void main(String[] arguments) throws IOException {
    String invocations =
        "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/";
    while (true) {
      HttpURLConnection next = open(invocations + "next");
      String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
      HttpURLConnection response = open(invocations + id + "/response");
      response.setDoOutput(true);
      response
          .getOutputStream()
          .write("{\"statusCode\": 200, \"body\": \"spoken\"}".getBytes(StandardCharsets.UTF_8));
      response.getInputStream().close();
    }
  }

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) URI.create(url).toURL().openConnection();
  }
}
