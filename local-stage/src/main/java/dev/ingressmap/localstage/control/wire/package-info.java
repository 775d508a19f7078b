/** The protocol: the table of operations, calls and answers, and the JSON of resources. */
@NullMarked
package dev.ingressmap.localstage.control.wire;

import org.jspecify.annotations.NullMarked;
