/** Reads documents into APIs. */
@NullMarked
package dev.ingressmap.localstage.openapi.read;

import org.jspecify.annotations.NullMarked;
