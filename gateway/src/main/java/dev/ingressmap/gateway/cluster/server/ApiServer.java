package dev.ingressmap.gateway.cluster.server;

import dev.ingressmap.gateway.cluster.access.Access;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A cluster's API server, reached through a small part of the Kubernetes client. */
public final class ApiServer implements AutoCloseable {

  /** After 0.1, 0.2 and 0.4 s, or at the time that the server names. */
  private static final int RETRIES = 3;

  private final Access access;
  private final KubernetesClient client;
  private final Duration limit;

  private ApiServer(Access access, KubernetesClient client, Duration limit) {
    this.access = access;
    this.client = client;
    this.limit = limit;
  }

  public static ApiServer connect(Access access, Limits limits) {
    Config config = access.config();
    config.setConnectionTimeout((int) limits.connect().toMillis());
    config.setRequestTimeout((int) limits.answer().toMillis());
    config.setRequestRetryBackoffLimit(RETRIES);
    try {
      KubernetesClient client =
          new KubernetesClientBuilder()
              .withConfig(config)
              .withHttpClientFactory(new PlainHttp())
              .build();
      return new ApiServer(access, client, limits.answer());
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw Unreached.before(access, e);
    }
  }

  /** Its name in messages. */
  public String describe() {
    return access.describe();
  }

  /** The shorter name of the cluster, for messages about its objects. */
  public String name() {
    return access.name();
  }

  /** The namespace of objects that name none. */
  public String namespace() {
    return access.namespace();
  }

  /**
   * Reads a path, whatever the status.
   *
   * @throws ClusterFailure if there is no answer, or if it is a redirect
   */
  public Answer get(String path) {
    return get(path, limit);
  }

  /** Reads a path, with a time limit for this call. */
  public Answer get(String path, Duration patience) {
    return answer(request(path, patience), patience);
  }

  /**
   * Writes to a path, whatever the status.
   *
   * @param type of the content, such as {@code application/json}
   * @throws ClusterFailure if there is no answer, or if it is a redirect
   */
  public Answer send(String method, String path, String type, JsonNode content, Duration patience) {
    return answer(request(path, patience).method(method, type, content.toString()), patience);
  }

  /**
   * Reads a list of objects, whatever the status.
   *
   * @param items gets each of them as it arrives
   * @return an answer whose body has no items, or the server's refusal
   * @throws ClusterFailure if there is no answer, or if the connection breaks
   */
  public Answer list(String path, Consumer<Excerpt> items) {
    ObjectStream objects = new ObjectStream("items", items, whole -> true);
    ObjectBody body = new ObjectBody(objects, true);
    return read(request(path, limit).build(), body, limit, () -> {});
  }

  /**
   * Reads the events of a watch until they end or the predicate has enough.
   *
   * @param patience with the whole stream; after that, the connection counts as broken
   * @param begun is run if the server does not refuse
   * @param goesOn gets each event's type and object
   * @return an answer without content, or the server's refusal
   * @throws ClusterFailure if there is no answer, or if the connection breaks
   */
  public Answer follow(
      String path, Duration patience, Runnable begun, BiPredicate<String, Excerpt> goesOn) {
    ObjectStream objects =
        new ObjectStream(
            "object",
            item -> {},
            event -> goesOn.test(event.rest().path("type").asString(""), event.object()));
    ObjectBody body = new ObjectBody(objects, false);
    return read(request(path, limit).forStreaming().build(), body, patience, begun);
  }

  private Answer read(HttpRequest request, ObjectBody body, Duration patience, Runnable begun) {
    CompletableFuture<HttpResponse<AsyncBody>> answer =
        client.getHttpClient().consumeBytes(request, body);
    try {
      HttpResponse<AsyncBody> response = await(answer, limit);
      try {
        if (response.isSuccessful()) {
          begun.run();
        }
        return body.read(response, patience);
      } finally {
        response.body().cancel();
      }
    } catch (ExecutionException e) {
      throw Unreached.of(access, limit, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw Unreached.of(access, patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unreached.of(access, limit, e);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    return client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(access.url() + path)
        .header("Accept", "application/json")
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Answer answer(HttpRequest.Builder request, Duration patience) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.getHttpClient().sendAsync(request.build(), byte[].class);
    try {
      HttpResponse<byte[]> response = await(answer, patience);
      return new Answer(response.code(), response.body());
    } catch (ExecutionException e) {
      throw Unreached.of(access, patience, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw Unreached.of(access, patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Unreached.of(access, patience, e);
    } finally {
      answer.cancel(true);
    }
  }

  private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> answer, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    // The client limits only the time until the headers arrive.
    HttpResponse<T> response = answer.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
    if (response.code() / 100 == 3) {
      throw Refusal.ofRedirect(this, response.code(), response.header("Location"));
    }
    return response;
  }

  @Override
  public void close() {
    client.close();
  }

  private static final class PlainHttp extends JdkHttpClientFactory {

    @Override
    protected void additionalConfig(HttpClient.Builder http) {
      // With HTTP/2, Java 17 loses an answer after which the server closes the connection, such as
      // a 401.
      http.version(HttpClient.Version.HTTP_1_1);
      // The next host would get the credentials as well.
      http.followRedirects(HttpClient.Redirect.NEVER);
    }
  }
}
