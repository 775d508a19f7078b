/** Which cluster is meant, and how it is reached. */
@NullMarked
package dev.ingressmap.gateway.cluster.access;

import org.jspecify.annotations.NullMarked;
