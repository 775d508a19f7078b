package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.execute.call.ExecutionLog;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.story.Part;
import dev.ingressmap.localstage.execute.story.StepName;
import dev.ingressmap.localstage.http.ArrivingHead;
import dev.ingressmap.localstage.http.HeaderSize;
import dev.ingressmap.localstage.http.PassingClient;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.account.ClientCertificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/** Calls backends. Hosts of the ingress map are called at the ingress of this process. */
public final class BackendClient extends ContainerLifeCycle {

  /** API Gateway's payload quota, for responses as well as requests. */
  public static final int MAX_BODY = 10 * 1024 * 1024;

  /** API Gateway's quota for the headers of a response, in bytes. */
  public static final int MAX_HEADERS = 10_240;

  /** API Gateway's quota for the silence of a backend that streams. */
  private static final Duration STREAM_IDLE = Duration.ofMinutes(5);

  private final TlsClients clients;
  private final IngressHosts ingress;
  private final Duration keepAlive;

  /**
   * A client.
   *
   * @param keepAlive how long an unused connection stays open
   */
  public BackendClient(IngressHosts ingress, ClientCertificates certificates, Duration keepAlive) {
    this.ingress = ingress;
    this.keepAlive = keepAlive;
    clients = new TlsClients(certificates, keepAlive);
    installBean(clients);
  }

  public CompletableFuture<BackendAnswer> send(BackendCall call, ExecutionLog log) {
    CompletableFuture<BackendAnswer> answer = new CompletableFuture<>();
    note(call, log);
    send(call, answer, true);
    if (log == ExecutionLog.OFF) {
      return answer;
    }
    long began = System.nanoTime();
    return answer.thenApply(received -> {
      log.hide(received.headers());
      log.part(() -> new Part("Answer of the backend", received.headers(), received.body().kept()));
      log.fact("Status", received::status);
      log.line(() ->
          "Received response. Status: %d, Integration latency: %d ms"
              .formatted(
                  received.status(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
      log.line(() -> "Endpoint response headers: " + ExecutionLog.shown(received.headers()));
      log.line(() ->
          "Endpoint response body before transformations: " + ExecutionLog.shown(received.body()));
      log.begin(StepName.ANSWER);
      return received;
    });
  }

  /** Sends a request, whose answer is passed on as it arrives. */
  public CompletableFuture<StreamedAnswer> stream(BackendCall call, ExecutionLog log) {
    CompletableFuture<StreamedAnswer> answer = new CompletableFuture<>();
    note(call, log);
    stream(call, answer, true);
    return answer;
  }

  private void stream(BackendCall call, CompletableFuture<StreamedAnswer> answer, boolean again) {
    request(call)
        .idleTimeout(STREAM_IDLE.toMillis(), TimeUnit.MILLISECONDS)
        .send(
            new ArrivingHead() {
              @Override
              protected void begins(Response head, Content.Source body) {
                if (HeaderSize.of(head.getHeaders()) > MAX_HEADERS) {
                  GatewayFailure failure = failure(call, largeHeaders());
                  body.fail(failure);
                  answer.completeExceptionally(failure);
                } else {
                  answer.complete(new StreamedAnswer(head.getStatus(), head.getHeaders(), body));
                }
              }

              @Override
              protected void fails(Result result) {
                if (again && canBeRepeated(result)) {
                  stream(call, answer, false);
                } else {
                  answer.completeExceptionally(failure(call, result.getFailure()));
                }
              }
            });
  }

  private static IOException largeHeaders() {
    return new IOException("more than " + MAX_HEADERS + " bytes of headers");
  }

  private static void note(BackendCall call, ExecutionLog log) {
    log.begin(StepName.BACKEND);
    log.hide(call.headers());
    log.hideQuery(call.uri().query());
    log.fact("Request", () -> call.method() + " " + call.uri());
    log.part(() -> new Part("Request to the backend", call.headers(), call.body().kept()));
    log.line(() -> "Endpoint request URI: " + call.uri());
    log.line(() -> "Endpoint request headers: " + ExecutionLog.shown(call.headers()));
    log.line(
        () -> "Endpoint request body after transformations: " + ExecutionLog.shown(call.body()));
    log.line(() -> "Sending request to " + call.uri());
  }

  private void send(BackendCall call, CompletableFuture<BackendAnswer> answer, boolean again) {
    request(call)
        .send(
            new ArrivingAnswer(MAX_BODY) {
              @Override
              public void onComplete(Result result) {
                if (HeaderSize.of(result.getResponse().getHeaders()) > MAX_HEADERS) {
                  answer.completeExceptionally(failure(call, largeHeaders()));
                } else if (result.isSucceeded()) {
                  answer.complete(
                      new BackendAnswer(
                          result.getResponse().getStatus(),
                          result.getResponse().getHeaders(),
                          body()));
                } else if (again && canBeRepeated(result)) {
                  send(call, answer, false);
                } else {
                  answer.completeExceptionally(failure(call, result.getFailure()));
                }
              }
            });
  }

  private static boolean canBeRepeated(Result result) {
    return PassingClient.wasClosedMeanwhile(result)
        && HttpMethod.fromString(result.getRequest().getMethod()).isIdempotent();
  }

  private Request request(BackendCall call) {
    boolean atIngress = ingress.served().test(call.uri().host());
    BackendUri uri = atIngress ? atIngress(call.uri()) : call.uri();
    Request request =
        clients
            .of(uri, call.tls())
            .request(call.method(), uri.toUri())
            .transport(atIngress ? ingress.transport() : Transport.TCP_IP)
            .timeout(call.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .headers(headers -> headers.add(call.headers()));
    if (call.timeout().compareTo(keepAlive) >= 0) {
      // While a call is under way, only its own timeout counts. Another timer takes time to set.
      request.idleTimeout(0, TimeUnit.MILLISECONDS);
    }
    if (!call.body().isEmpty()) {
      request.body(
          new ByteBufferRequestContent(
              call.headers().get(HttpHeader.CONTENT_TYPE), call.body().buffer()));
    }
    return request;
  }

  private BackendUri atIngress(BackendUri uri) {
    InetSocketAddress address = ingress.address();
    return new BackendUri("http", address.getHostString(), address.getPort(), uri.pathAndQuery());
  }

  private static GatewayFailure failure(BackendCall call, Throwable cause) {
    String message = call.method() + " " + Shortened.of(call.uri()) + ": " + cause;
    GatewayResponse response =
        switch (cause) {
          case TimeoutException timeout -> GatewayResponse.INTEGRATION_TIMEOUT;
          case UnknownHostException unknown -> GatewayResponse.API_CONFIGURATION_ERROR;
          case UnresolvedAddressException unknown -> GatewayResponse.API_CONFIGURATION_ERROR;
          case SSLHandshakeException untrusted -> GatewayResponse.API_CONFIGURATION_ERROR;
          case IllegalArgumentException tooLarge -> GatewayResponse.API_CONFIGURATION_ERROR;
          default -> GatewayResponse.INTEGRATION_FAILURE;
        };
    return new GatewayFailure(response, message);
  }
}
