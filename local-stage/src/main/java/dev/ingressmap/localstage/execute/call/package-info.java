/** One call on its way, and what is known of it. */
@NullMarked
package dev.ingressmap.localstage.execute.call;

import org.jspecify.annotations.NullMarked;
