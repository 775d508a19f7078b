/** Follows the Ingresses of a live cluster and keeps the stage what they say. */
@NullMarked
package dev.ingressmap.gateway.watch;

import org.jspecify.annotations.NullMarked;
