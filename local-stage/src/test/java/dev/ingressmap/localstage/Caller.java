package dev.ingressmap.localstage;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.component.LifeCycle;

/** A client that finds every host on this machine, as curl does with {@code *.localhost}. */
final class Caller implements AutoCloseable {

  private final HttpClient client = new HttpClient();

  Caller() {
    client.setFollowRedirects(false);
    LifeCycle.start(client);
  }

  ContentResponse get(URI url) throws Exception {
    return send("GET", url, url.getRawAuthority());
  }

  ContentResponse send(String method, URI url) throws Exception {
    return send(method, url, url.getRawAuthority());
  }

  ContentResponse send(String method, URI url, String host) throws Exception {
    return client
        .newRequest("127.0.0.1", url.getPort())
        .method(method)
        .path(url.getRawPath())
        .headers(headers -> headers.put(HttpHeader.HOST, host))
        .timeout(30, TimeUnit.SECONDS)
        .send();
  }

  @Override
  public void close() {
    LifeCycle.stop(client);
  }
}
