@NullMarked
package dev.ingressmap.localstage.function;

import org.jspecify.annotations.NullMarked;
