/** Lambda's own API, as far as functions behind an API need it. */
@NullMarked
package dev.ingressmap.localstage.lambda;

import org.jspecify.annotations.NullMarked;
