/** Follows the Ingresses of a live cluster and keeps the stage equal to them. */
@NullMarked
package dev.ingressmap.gateway.watch;

import org.jspecify.annotations.NullMarked;
