/** The data plane: what a call of a deployed stage does. */
@NullMarked
package dev.ingressmap.localstage.execute;

import org.jspecify.annotations.NullMarked;
