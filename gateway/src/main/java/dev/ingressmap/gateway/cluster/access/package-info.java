/** Finds out which cluster to read, and how to reach it. */
@NullMarked
package dev.ingressmap.gateway.cluster.access;

import org.jspecify.annotations.NullMarked;
