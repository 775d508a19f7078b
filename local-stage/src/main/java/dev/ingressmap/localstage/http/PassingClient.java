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

/** A client that adds nothing to what it is given, and does nothing of its own with an answer. */
public final class PassingClient extends ContainerLifeCycle {

  /** No call waits for another one's connection: slow servers hold up nobody else. */
  private static final int MAX_CONNECTIONS = 16_384;

  /** Whatever a {@link LoopbackServer} takes of a request fits, encoded and with what is added. */
  private static final int MAX_REQUEST_HEAD = 128 * 1024;

  /** More than anybody behind this client passes on. */
  private static final int MAX_ANSWER_HEAD = 32 * 1024;

  private final HttpClient client;

  /**
   * A client.
   *
   * @param patience how long a server may be silent; zero is for ever
   */
  public PassingClient(Duration patience) {
    this(patience, new SslContextFactory.Client());
  }

  /**
   * A client that speaks TLS in a way of its own.
   *
   * @param patience how long a server may be silent; zero is for ever
   */
  public PassingClient(Duration patience, SslContextFactory.Client tls) {
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(tls);
    HttpClientTransportOverHTTP transport = new HttpClientTransportOverHTTP(connector);
    // What is done with an answer never blocks, so it needs no thread but the one that read it.
    transport.setInvocationType(InvocationType.NON_BLOCKING);
    client = new HttpClient(transport);
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    client.setIdleTimeout(patience.toMillis());
    client.setMaxRequestHeadersSize(MAX_REQUEST_HEAD);
    client.setMaxResponseHeadersSize(MAX_ANSWER_HEAD);
    installBean(client);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    // Bodies pass as the server compressed them, and only the caller asks for compression.
    client.getContentDecoderFactories().clear();
    // Of all that Jetty knows to do with a status, only to wait for the answer after a 1xx.
    client.getProtocolHandlers().clear();
    client.getProtocolHandlers().put(new ContinueProtocolHandler());
    client.getProtocolHandlers().put(new ProcessingProtocolHandler());
    client.getProtocolHandlers().put(new EarlyHintsProtocolHandler());
  }

  /** The client beneath, for what of Jetty's needs it. */
  public HttpClient jetty() {
    return client;
  }

  /** A request with no headers yet. */
  public Request request(String method, URI uri) {
    return client.newRequest(uri).method(method).headers(headers -> headers.clear());
  }

  /** Whether a call failed because the server had closed a connection that it had kept alive. */
  public static boolean wasClosedMeanwhile(Result result) {
    return result.getFailure() instanceof IOException
        && result.getResponse().getStatus() == 0
        && result.getRequest().getConnection() instanceof Connection connection
        && connection.getMessagesIn() > 0;
  }
}
