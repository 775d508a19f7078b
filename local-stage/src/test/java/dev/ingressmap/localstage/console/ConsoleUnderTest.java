package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.LocalStage;
import dev.ingressmap.localstage.LocalStageBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local stage with a console, as a script uses it. */
public final class ConsoleUnderTest implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalStage stage;

  public ConsoleUnderTest(LocalStageBuilder builder) {
    stage = builder.start();
  }

  public LocalStage stage() {
    return stage;
  }

  public URI url(String path) {
    return stage.endpoint().resolve(path);
  }

  /** Imports a document as an API with the stage {@code v1}, and returns its id. */
  public String deploy(String document) throws Exception {
    String api = json("POST", "/restapis?mode=import", document).path("id").stringValue();
    json("POST", "/restapis/" + api + "/deployments", "{\"stageName\": \"v1\"}");
    return api;
  }

  /** Calls the stage {@code v1} of an API. */
  public HttpResponse<String> call(
      String method, String api, String path, String body, String... headers) throws Exception {
    return send(method, "/_aws/execute-api/" + api + "/v1" + path, body, headers);
  }

  public JsonNode json(String path) throws Exception {
    return json("GET", path, "");
  }

  /** The JSON that must be the answer. */
  public JsonNode json(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(method, path, body);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    stage.close();
  }
}
