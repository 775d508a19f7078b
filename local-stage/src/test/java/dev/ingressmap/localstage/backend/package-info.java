/** Backends that record what they receive and answer as a test says, well or badly. */
@NullMarked
package dev.ingressmap.localstage.backend;

import org.jspecify.annotations.NullMarked;
