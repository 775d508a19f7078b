package dev.ingressmap.localstage.execute.integrate;

import java.net.InetSocketAddress;
import java.util.function.Predicate;

/**
 * The hosts that the ingress of this process serves, whatever the DNS says of them.
 *
 * @param served whether a host is one of them
 * @param address where the ingress listens
 */
public record IngressHosts(Predicate<String> served, InetSocketAddress address) {}
