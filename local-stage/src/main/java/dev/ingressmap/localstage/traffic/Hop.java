package dev.ingressmap.localstage.traffic;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request that the ingress has answered.
 *
 * @param traceId of the call that it belongs to; empty if it has none
 * @param service such as {@code shop/orders:80}; empty if no rule was for the request
 * @param address of the process behind the service; null if there is none
 */
public record Hop(String traceId, String service, @Nullable URI address, int status, long nanos) {}
