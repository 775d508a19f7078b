/** The local stage as a whole, and the clients that use it. */
@NullMarked
package dev.ingressmap.localstage;

import org.jspecify.annotations.NullMarked;
