/** The routes of a cluster, whatever kind of object declares them. */
@NullMarked
package dev.ingressmap.gateway.route;

import org.jspecify.annotations.NullMarked;
