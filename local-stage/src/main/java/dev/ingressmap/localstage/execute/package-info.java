/** The data plane: calls of deployed stages. */
@NullMarked
package dev.ingressmap.localstage.execute;

import org.jspecify.annotations.NullMarked;
