/** One call on its way, and what is known about it. */
@NullMarked
package dev.ingressmap.localstage.execute.call;

import org.jspecify.annotations.NullMarked;
