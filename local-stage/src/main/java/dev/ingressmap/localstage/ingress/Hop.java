package dev.ingressmap.localstage.ingress;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request that the ingress has answered.
 *
 * @param traceId the beginning of its {@code X-Amzn-Trace-Id}; empty if it has none
 * @param target null if no rule is for it
 * @param address of the process behind the target; null if the ingress answered before it chose one
 * @param status that the client got, the ingress's own refusals included
 * @param nanos from the end of its head to the end of its answer
 * @param complete whether the answer did not break off
 */
public record Hop(
    String traceId,
    @Nullable Target target,
    @Nullable URI address,
    int status,
    long nanos,
    boolean complete) {}
