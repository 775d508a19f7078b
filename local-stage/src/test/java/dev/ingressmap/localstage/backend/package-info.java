/** Backends that record their requests and answer as a test says, correctly or not. */
@NullMarked
package dev.ingressmap.localstage.backend;

import org.jspecify.annotations.NullMarked;
