/** Pictures of a map: the way of calls from clients to what answers. */
@NullMarked
package dev.ingressmap.gateway.cli.picture;

import org.jspecify.annotations.NullMarked;
