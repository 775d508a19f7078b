package dev.ingressmap.localstage.execute;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.ContainerLifeCycle;

/** Calls backends. A host of the ingress map is called at the ingress of this process. */
final class BackendClient extends ContainerLifeCycle {

  /** API Gateway's payload quota, for answers as for requests. */
  static final int MAX_BODY = 10 * 1024 * 1024;

  private final HttpClient client = new HttpClient();
  private final IngressHosts ingress;

  BackendClient(IngressHosts ingress) {
    this.ingress = ingress;
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setMaxConnectionsPerDestination(1024);
    installBean(client);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // Bodies pass as the backend compressed them, and only the client asks for compression.
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().clear();
  }

  CompletableFuture<BackendAnswer> send(BackendCall call) {
    CompletableFuture<BackendAnswer> answer = new CompletableFuture<>();
    request(call)
        .send(
            new BufferingResponseListener(MAX_BODY) {
              @Override
              public void onComplete(Result result) {
                if (result.isFailed()) {
                  answer.completeExceptionally(failure(call, result.getFailure()));
                } else {
                  answer.complete(
                      new BackendAnswer(
                          result.getResponse().getStatus(),
                          result.getResponse().getHeaders(),
                          Payload.of(getContent())));
                }
              }
            });
    return answer;
  }

  private Request request(BackendCall call) {
    BackendUri uri = call.uri();
    boolean ours = ingress.served().test(uri.host());
    Request request =
        ours
            ? client.newRequest(ingress.address().getHostString(), ingress.address().getPort())
            : client.newRequest(uri.host(), uri.port()).scheme(uri.scheme());
    request
        .method(call.method())
        .path(uri.pathAndQuery())
        .timeout(call.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .headers(headers -> {
          headers.clear();
          headers.add(call.headers());
          headers.put(HttpHeader.HOST, uri.authority());
        });
    if (!call.body().isEmpty()) {
      request.body(
          new ByteBufferRequestContent(
              call.headers().get(HttpHeader.CONTENT_TYPE), call.body().buffer()));
    }
    return request;
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
