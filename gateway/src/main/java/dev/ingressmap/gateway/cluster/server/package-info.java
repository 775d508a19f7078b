/** Calls to a cluster's API server. */
@NullMarked
package dev.ingressmap.gateway.cluster.server;

import org.jspecify.annotations.NullMarked;
