@NullMarked
package dev.ingressmap.localstage.mapping;

import org.jspecify.annotations.NullMarked;
