/** The protocol: the table of operations, calls and answers, and the JSON of things. */
@NullMarked
package dev.ingressmap.localstage.control.wire;

import org.jspecify.annotations.NullMarked;
