package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.backend.BackendClient;
import dev.ingressmap.localstage.execute.story.KeptBody;
import dev.ingressmap.localstage.http.PassingClient;
import dev.ingressmap.localstage.traffic.Attention.Watch;
import dev.ingressmap.localstage.traffic.Traffic;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** Calls stages of this process, for people that try them, and waits for the answer. */
final class StageCaller implements AutoCloseable {

  /** More than a call of API Gateway takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** It has threads of its own, so it is started for the first call. */
  private final PassingClient client = new PassingClient(PATIENCE);

  /** Each keeps a thread, and others need some, too. */
  private static final int MOST = 50;

  private final Semaphore places = new Semaphore(MOST);
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
    if (!places.tryAcquire()) {
      throw new CallFailed(MOST + " calls wait for their answers already: try again later");
    }
    try {
      return answered(call, address);
    } finally {
      places.release();
    }
  }

  private Map<String, Object> answered(StageRequest call, InetSocketAddress address) {
    LifeCycle.start(client);
    try (Watch _ = traffic.attention().tryCall()) {
      long began = System.nanoTime();
      ContentResponse answer =
          new CompletableResponseListener(request(call, address), BackendClient.MAX_BODY)
              .send()
              .get();
      return view(answer, System.nanoTime() - began);
    } catch (ExecutionException e) {
      throw new CallFailed("the stage gave no answer: " + message(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailed("local-stage is stopping");
    }
  }

  private Request request(StageRequest call, InetSocketAddress address) {
    String authority = "localhost:" + address.getPort();
    String path = "/_aws/execute-api/" + call.api() + "/" + call.stage() + call.path();
    Request request =
        client
            .request(call.method(), base(address))
            .path(path)
            // Else one that answers for ever would go on after nobody waits for it any longer.
            .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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

  private static String message(@Nullable Throwable cause) {
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }

  /** An address of IPv6 gets brackets. */
  static URI base(InetSocketAddress address) {
    try {
      return new URI(
          "http", null, address.getAddress().getHostAddress(), address.getPort(), null, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no address of this machine is malformed", e);
    }
  }

  private Map<String, Object> view(ContentResponse answer, long nanos) {
    // What no stage could read, such as too many headers, has none.
    String id = Objects.requireNonNullElse(answer.getHeaders().get("x-amzn-RequestId"), "");
    if (!id.isEmpty()) {
      traffic.await(id);
    }
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
