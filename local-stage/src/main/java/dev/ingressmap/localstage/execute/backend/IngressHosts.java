package dev.ingressmap.localstage.execute.backend;

import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Transport;

/**
 * The hosts that the ingress of this process serves, whatever the DNS says about them.
 *
 * @param served whether the ingress serves a host
 * @param address where the ingress listens
 * @param transport how it is reached there
 */
public record IngressHosts(
    Predicate<String> served, InetSocketAddress address, Transport transport) {

  /** Hosts of an ingress that is reached by sockets. */
  public IngressHosts(Predicate<String> served, InetSocketAddress address) {
    this(served, address, Transport.TCP_IP);
  }
}
