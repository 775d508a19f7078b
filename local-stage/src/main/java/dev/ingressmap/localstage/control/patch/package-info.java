/** What a PATCH may change, and how. */
@NullMarked
package dev.ingressmap.localstage.control.patch;

import org.jspecify.annotations.NullMarked;
