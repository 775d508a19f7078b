package dev.ingressmap.localstage.execute.backend;

import java.net.InetSocketAddress;
import java.util.function.Predicate;

/**
 * The hosts that the ingress of this process serves, whatever the DNS says about them.
 *
 * @param served whether the ingress serves a host
 * @param address where the ingress listens
 */
public record IngressHosts(Predicate<String> served, InetSocketAddress address) {}
