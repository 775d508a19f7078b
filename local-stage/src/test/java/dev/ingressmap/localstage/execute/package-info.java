@NullMarked
package dev.ingressmap.localstage.execute;

import org.jspecify.annotations.NullMarked;
