@NullMarked
package dev.ingressmap.localstage.lambda;

import org.jspecify.annotations.NullMarked;
