/** HTTP backends, and the requests that reach them. */
@NullMarked
package dev.ingressmap.localstage.execute.backend;

import org.jspecify.annotations.NullMarked;
