/** Writes stages as documents. */
@NullMarked
package dev.ingressmap.localstage.openapi.write;

import org.jspecify.annotations.NullMarked;
