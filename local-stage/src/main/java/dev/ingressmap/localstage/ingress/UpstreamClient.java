package dev.ingressmap.localstage.ingress;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Calls upstreams, and adds nothing to what clients send. */
final class UpstreamClient extends ContainerLifeCycle {

  /** No request waits for another one's connection: slow upstreams hold up nobody else. */
  private static final int MAX_CONNECTIONS = 16_384;

  private final HttpClient client;

  /**
   * A client.
   *
   * @param patience how long an upstream may be silent
   */
  UpstreamClient(Duration patience) {
    HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP();
    // What is done with an answer never blocks, so it needs no thread but the one that read it.
    transport.setInvocationType(InvocationType.NON_BLOCKING);
    client = new HttpClient(transport);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    client.setIdleTimeout(patience.toMillis());
    installBean(client);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    client.getContentDecoderFactories().clear();
    // Of all that Jetty knows to do with a status, only to wait for the answer after a 1xx.
    client.getProtocolHandlers().clear();
    client.getProtocolHandlers().put(new ContinueProtocolHandler());
    client.getProtocolHandlers().put(new ProcessingProtocolHandler());
    client.getProtocolHandlers().put(new EarlyHintsProtocolHandler());
  }

  /** A request to an upstream, with no headers yet. */
  Request request(String method, Upstream upstream, HttpURI requested) {
    String path = Objects.requireNonNullElse(requested.getPath(), "/");
    String query = Objects.requireNonNullElse(requested.getQuery(), "");
    URI address = upstream.address();
    String server = address.getScheme() + "://" + address.getRawAuthority();
    return client
        .newRequest(URI.create(server + RequestPath.legal(path, query)))
        .method(method)
        .headers(headers -> headers.clear());
  }
}
