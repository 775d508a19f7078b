package dev.ingressmap.localstage.http;

import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS with what the JVM trusts, which is read at the first connection: that takes a fifth of a
 * second, and most clients here never use TLS.
 */
final class LateTls extends SslContextFactory.Client {

  private boolean loaded;

  @Override
  protected void doStart() {
    // Not yet.
  }

  @Override
  public SSLEngine newSSLEngine(String host, int port) {
    load();
    return super.newSSLEngine(host, port);
  }

  private synchronized void load() {
    if (!loaded) {
      try {
        super.doStart();
      } catch (Exception e) {
        throw new IllegalStateException("the JVM's own TLS cannot be used", e);
      }
      loaded = true;
    }
  }
}
