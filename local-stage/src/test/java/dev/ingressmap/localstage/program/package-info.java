@NullMarked
package dev.ingressmap.localstage.program;

import org.jspecify.annotations.NullMarked;
