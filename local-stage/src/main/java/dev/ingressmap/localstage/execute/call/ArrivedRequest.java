package dev.ingressmap.localstage.execute.call;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** A request that has arrived by HTTP. */
public record ArrivedRequest(Request request) implements ClientRequest {

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public @Nullable String query() {
    return request.getHttpURI().getQuery();
  }

  @Override
  public Fields parameters() {
    return Request.extractQueryParameters(request);
  }

  @Override
  public HttpFields headers() {
    return request.getHeaders();
  }

  @Override
  public String protocol() {
    return request.getConnectionMetaData().getProtocol();
  }

  @Override
  public String address() {
    return Request.getRemoteAddr(request);
  }

  @Override
  public int port() {
    return Request.getLocalPort(request);
  }

  @Override
  public long length() {
    return request.getLength();
  }

  @Override
  public Content.Source body() {
    return request;
  }
}
