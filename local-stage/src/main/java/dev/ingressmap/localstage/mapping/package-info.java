/** The expressions that say where an API's parameters take their values from. */
@NullMarked
package dev.ingressmap.localstage.mapping;

import org.jspecify.annotations.NullMarked;
