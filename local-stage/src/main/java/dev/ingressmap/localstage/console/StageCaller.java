package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.story.KeptBody;
import dev.ingressmap.localstage.http.PassingClient;
import dev.ingressmap.localstage.traffic.Traffic;
import dev.ingressmap.localstage.traffic.Traffic.Watch;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/** Calls stages of this process, for people that try them, and waits for the answer. */
final class StageCaller implements AutoCloseable {

  /** More than a call of API Gateway takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** It has threads of its own, so it is started for the first call. */
  private final PassingClient client = new PassingClient(PATIENCE);

  private final Traffic traffic;

  StageCaller(Traffic traffic) {
    this.traffic = traffic;
  }

  /**
   * Makes a call, which is always kept.
   *
   * @param address where the stages of this process answer
   * @throws CallFailed if there is no answer
   */
  Map<String, Object> call(StageRequest call, InetSocketAddress address) {
    LifeCycle.start(client);
    try (Watch _ = traffic.tryCall()) {
      long began = System.nanoTime();
      ContentResponse answer =
          new CompletableResponseListener(request(call, address), BackendClient.MAX_BODY)
              .send()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return view(answer, System.nanoTime() - began);
    } catch (ExecutionException | TimeoutException e) {
      throw new CallFailed("the stage gave no answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailed("local-stage is stopping");
    }
  }

  private Request request(StageRequest call, InetSocketAddress address) {
    String authority = "localhost:" + address.getPort();
    URI base =
        URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    String path = "/_aws/execute-api/" + call.api() + "/" + call.stage() + call.path();
    Request request = client.request(call.method(), base).path(path);
    Map<String, List<String>> signature =
        call.sign() ? CallSignature.of(call, authority, path) : Map.of();
    request.headers(headers -> {
      headers.put(HttpHeader.HOST, authority);
      call.headers().forEach(header -> headers.add(header.getFirst(), header.getLast()));
      signature.forEach(headers::put);
    });
    if (!call.body().isEmpty()) {
      request.body(new ByteBufferRequestContent((String) null, call.body().buffer()));
    }
    return request;
  }

  private Map<String, Object> view(ContentResponse answer, long nanos) {
    String id = String.valueOf(answer.getHeaders().get("x-amzn-RequestId"));
    traffic.await(id);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("status", answer.getStatus());
    view.put("millis", CallView.millis(nanos));
    view.put(
        "headers",
        answer.getHeaders().stream()
            .map((HttpField header) -> List.of(header.getName(), String.valueOf(header.getValue())))
            .toList());
    view.put("body", CallView.body(KeptBody.of(ByteBuffer.wrap(answer.getContent()))));
    return view;
  }

  @Override
  public void close() {
    LifeCycle.stop(client);
  }

  /** A call without an answer. */
  static final class CallFailed extends RuntimeException {
    CallFailed(String message) {
      super(message);
    }
  }
}
