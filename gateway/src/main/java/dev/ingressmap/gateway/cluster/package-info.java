/**
 * What a live cluster says: its objects that declare routes, read from its API server as kubectl
 * would; and the events sent to it.
 */
@NullMarked
package dev.ingressmap.gateway.cluster;

import org.jspecify.annotations.NullMarked;
