/** The 404 that unknown hosts and paths get, and the error pages of nginx. */
@NullMarked
package dev.ingressmap.defaultbackend;

import org.jspecify.annotations.NullMarked;
