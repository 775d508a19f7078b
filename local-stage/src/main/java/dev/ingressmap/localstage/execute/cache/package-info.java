/** The answers that stages keep for their callers. */
@NullMarked
package dev.ingressmap.localstage.execute.cache;

import org.jspecify.annotations.NullMarked;
