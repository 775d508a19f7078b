package dev.ingressmap.localstage.control;

import dev.ingressmap.localstage.execute.CallRecorder;
import dev.ingressmap.localstage.execute.ExecuteApi;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.fault.Faults;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.LocalServer;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.program.Programs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A control plane on a free port, with the SDK's client and a plain HTTP client for it. */
final class ControlPlaneServer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final LocalServer server = new LocalServer(LocalServer.loopback(0), 10_240);
  private final HttpClient http = HttpClient.newHttpClient();
  private final ApiGatewayClient client;
  private final RestApis apis = new RestApis();

  ControlPlaneServer() throws Exception {
    server.start(
        new ExecuteApi(
            apis,
            new IngressHosts(host -> false, new InetSocketAddress(0)),
            new Functions(),
            new Programs(Programs.USUAL),
            CallRecorder.NONE,
            trials -> new ControlPlane(apis, trials, Faults.NONE)),
        new ErrorHandler());
    client =
        ApiGatewayClient.builder()
            .endpointOverride(uri(""))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  int port() {
    return server.address().getPort();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  ApiGatewayClient client() {
    return client;
  }

  RestApis apis() {
    return apis;
  }

  HttpResponse<String> send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a request that must succeed and returns the JSON of its answer. */
  JsonNode json(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(method, path, body);
    if (response.statusCode() >= 300) {
      throw new AssertionError(
          method + " " + path + " " + response.statusCode() + " " + response.body());
    }
    return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
  }

  /** Sends a request that must be refused and returns status, error type and message in a text. */
  String refusal(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(method, path, body);
    return response.statusCode()
        + " "
        + response.headers().firstValue("x-amzn-ErrorType").orElse("-")
        + ": "
        + JSON.readTree(response.body()).path("message").asString();
  }

  @Override
  public void close() {
    client.close();
    http.close();
    server.close();
  }
}
