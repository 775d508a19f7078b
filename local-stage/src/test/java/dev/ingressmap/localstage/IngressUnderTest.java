package dev.ingressmap.localstage;

import java.net.InetSocketAddress;

/** A running ingress. */
record IngressUnderTest(InetSocketAddress address, Runnable end) implements AutoCloseable {

  @Override
  public void close() {
    end.run();
  }
}
