@NullMarked
package dev.ingressmap.localstage.fallback;

import org.jspecify.annotations.NullMarked;
