@NullMarked
package dev.ingressmap.localstage.ingress;

import org.jspecify.annotations.NullMarked;
