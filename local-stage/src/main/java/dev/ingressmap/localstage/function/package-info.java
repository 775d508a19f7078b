/** Lambda functions, run as processes of this machine or called at an address. */
@NullMarked
package dev.ingressmap.localstage.function;

import org.jspecify.annotations.NullMarked;
