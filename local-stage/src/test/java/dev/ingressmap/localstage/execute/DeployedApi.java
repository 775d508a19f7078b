package dev.ingressmap.localstage.execute;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.ingressmap.answers.Reply;
import dev.ingressmap.answers.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A deployed API, whose stage {@code v1} can be called. */
public record DeployedApi(DataPlane plane, String id) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public String target(String path) {
    return "/_aws/execute-api/" + id + "/v1" + path;
  }

  String host() {
    return id + ".execute-api.localhost:" + plane.port();
  }

  public Reply get(String path, String... headers) throws IOException {
    return send("GET", path, headers);
  }

  /** Sends a request without a body; headers look like {@code "X-A: b"}. */
  public Reply send(String method, String path, String... headers) throws IOException {
    return Wire.exchange(plane.port(), method, target(path), headers);
  }

  public Reply post(String path, String body, String... headers) throws IOException {
    return sendBody("POST", path, body, headers);
  }

  /** Sends a request with a body, in which each character is one byte. */
  Reply sendBody(String method, String path, String body, String... headers) throws IOException {
    String head = Wire.request(method, target(path), headers).stripTrailing();
    String length = "\r\nContent-Length: " + body.getBytes(ISO_8859_1).length + "\r\n\r\n";
    try (Wire wire = new Wire(plane.port())) {
      return wire.send(head + length + body).reply(method);
    }
  }

  /** Sends a request by a client that knows which responses have no body; bodies stay bytes. */
  public HttpResponse<byte[]> bytes(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + plane.port() + target(path));
    return CLIENT.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
