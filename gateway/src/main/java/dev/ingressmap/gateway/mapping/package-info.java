/** Maps the teams' routes to the operations of the API, and keeps the teams apart. */
@NullMarked
package dev.ingressmap.gateway.mapping;

import org.jspecify.annotations.NullMarked;
