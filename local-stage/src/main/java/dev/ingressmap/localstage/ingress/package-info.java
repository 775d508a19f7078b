/** An ingress controller for one process: routes requests as the Ingress specification says. */
@NullMarked
package dev.ingressmap.localstage.ingress;

import org.jspecify.annotations.NullMarked;
