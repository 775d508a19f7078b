package dev.ingressmap.localstage.execute;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Calls backends. A host of the ingress map is called at the ingress of this process. */
final class BackendClient extends ContainerLifeCycle {

  /** API Gateway's payload quota, for answers as for requests. */
  static final int MAX_BODY = 10 * 1024 * 1024;

  /** No call waits for another one's connection: slow backends hold up nobody else. */
  private static final int MAX_CONNECTIONS = 16_384;

  private final HttpClient client;
  private final IngressHosts ingress;

  BackendClient(IngressHosts ingress) {
    this.ingress = ingress;
    HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP();
    // What is done with an answer never blocks, so it needs no thread but the one that read it.
    transport.setInvocationType(InvocationType.NON_BLOCKING);
    client = new HttpClient(transport);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    installBean(client);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // Bodies pass as the backend compressed them, and only the client asks for compression.
    client.getContentDecoderFactories().clear();
    // Of all that Jetty knows to do with a status, only to wait for the answer after a 1xx.
    client.getProtocolHandlers().clear();
    client.getProtocolHandlers().put(new ContinueProtocolHandler());
    client.getProtocolHandlers().put(new ProcessingProtocolHandler());
    client.getProtocolHandlers().put(new EarlyHintsProtocolHandler());
  }

  CompletableFuture<BackendAnswer> send(BackendCall call) {
    CompletableFuture<BackendAnswer> answer = new CompletableFuture<>();
    send(call, answer, true);
    return answer;
  }

  private void send(BackendCall call, CompletableFuture<BackendAnswer> answer, boolean again) {
    request(call)
        .send(
            new BufferingResponseListener(MAX_BODY) {
              @Override
              public void onComplete(Result result) {
                if (result.isSucceeded()) {
                  answer.complete(
                      new BackendAnswer(
                          result.getResponse().getStatus(),
                          result.getResponse().getHeaders(),
                          Payload.of(getContent())));
                } else if (again && wasClosedMeanwhile(result)) {
                  send(call, answer, false);
                } else {
                  answer.completeExceptionally(failure(call, result.getFailure()));
                }
              }
            });
  }

  /** Whether the backend had closed a connection that it had kept alive before. */
  private static boolean wasClosedMeanwhile(Result result) {
    return result.getFailure() instanceof IOException
        && result.getResponse().getStatus() == 0
        && HttpMethod.fromString(result.getRequest().getMethod()).isIdempotent()
        && result.getRequest().getConnection() instanceof Connection connection
        && connection.getMessagesIn() > 0;
  }

  private Request request(BackendCall call) {
    Request request =
        request(call.uri())
            .method(call.method())
            .timeout(call.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .headers(headers -> headers.clear().add(call.headers()));
    if (!call.body().isEmpty()) {
      request.body(
          new ByteBufferRequestContent(
              call.headers().get(HttpHeader.CONTENT_TYPE), call.body().buffer()));
    }
    return request;
  }

  private Request request(BackendUri uri) {
    if (ingress.served().test(uri.host())) {
      InetSocketAddress address = ingress.address();
      uri = new BackendUri("http", address.getHostString(), address.getPort(), uri.pathAndQuery());
    }
    return client.newRequest(uri.toUri());
  }

  private static GatewayFailure failure(BackendCall call, Throwable cause) {
    String message = call.method() + " " + call.uri() + ": " + cause;
    GatewayResponse response =
        switch (cause) {
          case TimeoutException timeout -> GatewayResponse.INTEGRATION_TIMEOUT;
          case UnknownHostException unknown -> GatewayResponse.API_CONFIGURATION_ERROR;
          case UnresolvedAddressException unknown -> GatewayResponse.API_CONFIGURATION_ERROR;
          case IllegalArgumentException tooLarge -> GatewayResponse.API_CONFIGURATION_ERROR;
          default -> GatewayResponse.INTEGRATION_FAILURE;
        };
    return new GatewayFailure(response, message);
  }
}
