package dev.ingressmap.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of the loopback address that refuses connections, and that no server of another test gets.
 */
public final class ClosedPort implements AutoCloseable {

  private final Socket bound = new Socket();

  public ClosedPort() {
    try {
      // Bound, but it does not listen: a port that is only free may soon be somebody else's.
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int number() {
    return bound.getLocalPort();
  }

  /** Such as {@code http://127.0.0.1:40000}. */
  public String url() {
    return "http://127.0.0.1:" + number();
  }

  @Override
  public void close() throws IOException {
    bound.close();
  }
}
