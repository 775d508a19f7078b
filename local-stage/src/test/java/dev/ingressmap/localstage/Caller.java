package dev.ingressmap.localstage;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/** A client that finds every host on this machine, like curl with {@code *.localhost}. */
final class Caller implements AutoCloseable {

  private final HttpClient client = new HttpClient();

  Caller() {
    client.setFollowRedirects(false);
    client.setMaxRequestHeadersSize(65_536);
    LifeCycle.start(client);
    // API Gateway's 401 has no WWW-Authenticate header, which this handler does not accept.
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
  }

  ContentResponse get(URI url) throws Exception {
    return send("GET", url, url.getRawAuthority());
  }

  /** With several headers of a size. */
  ContentResponse get(URI url, int count, int size) throws Exception {
    return request("GET", url, url.getRawAuthority())
        .headers(headers ->
            IntStream.range(0, count).forEach(i -> headers.put("X-" + i, "x".repeat(size))))
        .send();
  }

  /** With one header. */
  ContentResponse get(URI url, String header, String value) throws Exception {
    return send("GET", url, header, value);
  }

  /** With one header. */
  ContentResponse send(String method, URI url, String header, String value) throws Exception {
    return request(method, url, url.getRawAuthority())
        .headers(headers -> headers.put(header, value))
        .send();
  }

  /** With a JSON body. */
  ContentResponse post(URI url, String json) throws Exception {
    return request("POST", url, url.getRawAuthority())
        .body(new StringRequestContent("application/json", json))
        .send();
  }

  /** With a text. */
  ContentResponse put(URI url, String text) throws Exception {
    return request("PUT", url, url.getRawAuthority()).body(new StringRequestContent(text)).send();
  }

  ContentResponse send(String method, URI url) throws Exception {
    return send(method, url, url.getRawAuthority());
  }

  ContentResponse send(String method, URI url, String host) throws Exception {
    return request(method, url, host).send();
  }

  private Request request(String method, URI url, String host) {
    return client
        .newRequest("127.0.0.1", url.getPort())
        .method(method)
        .path(url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()))
        .headers(headers -> headers.put(HttpHeader.HOST, host))
        .timeout(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    LifeCycle.stop(client);
  }
}
