package dev.ingressmap.localstage;

import java.net.InetSocketAddress;

/** An ingress that runs. */
record IngressUnderTest(InetSocketAddress address, Runnable end) implements AutoCloseable {

  @Override
  public void close() {
    end.run();
  }
}
