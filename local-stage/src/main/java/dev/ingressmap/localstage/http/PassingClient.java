package dev.ingressmap.localstage.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** A client that adds nothing to requests and does not act on responses itself. */
public final class PassingClient extends ContainerLifeCycle {

  /** No call waits for another one's connection, so a slow server delays only its own callers. */
  private static final int MAX_CONNECTIONS = 16_384;

  /**
   * Room for any request that a {@link LocalServer} accepts, encoded and with what is added to it.
   */
  private static final int MAX_REQUEST_HEAD = 128 * 1024;

  /** More than any caller of this client passes on. */
  private static final int MAX_ANSWER_HEAD = 32 * 1024;

  private final HttpClient client;

  /**
   * A client.
   *
   * @param patience how long a server may be silent; zero means for ever
   */
  public PassingClient(Duration patience) {
    this(patience, new LateTls());
  }

  /**
   * A client with its own TLS settings.
   *
   * @param patience how long a server may be silent; zero means for ever
   */
  public PassingClient(Duration patience, SslContextFactory.Client tls) {
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(tls);
    connector.setSelectors(Selectors.COUNT);
    HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(connector);
    // Handling of responses never blocks, so the thread that reads them suffices.
    transport.setInvocationType(InvocationType.NON_BLOCKING);
    client = new HttpClient(transport);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    client.setMaxRequestsQueuedPerDestination(MAX_CONNECTIONS);
    client.setIdleTimeout(patience.toMillis());
    client.setMaxRequestHeadersSize(MAX_REQUEST_HEAD);
    client.setMaxResponseHeadersSize(MAX_ANSWER_HEAD);
    installBean(client);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // Bodies pass in the server's compression, and only the caller asks for one.
    client.getContentDecoderFactories().clear();
    // Of Jetty's handlers for statuses, only the one that waits for the final answer after a 1xx
    // remains.
    client.getProtocolHandlers().clear();
    client.getProtocolHandlers().put(new ContinueProtocolHandler());
    client.getProtocolHandlers().put(new ProcessingProtocolHandler());
    client.getProtocolHandlers().put(new EarlyHintsProtocolHandler());
  }

  /** The underlying client, for Jetty classes that need it. */
  public HttpClient jetty() {
    return client;
  }

  /** A request without any headers. */
  public Request request(String method, URI uri) {
    return client.newRequest(uri).method(method).headers(headers -> headers.clear());
  }

  /** Whether a call failed because the server had closed a kept-alive connection. */
  public static boolean wasClosedMeanwhile(Result result) {
    return result.getFailure() instanceof IOException
        && result.getResponse().getStatus() == 0
        && result.getRequest().getConnection() instanceof Connection connection
        && connection.getMessagesIn() > 0;
  }
}
