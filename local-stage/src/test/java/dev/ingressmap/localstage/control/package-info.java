/** Tests of the control plane over HTTP, by clients that do not depend on its code. */
@NullMarked
package dev.ingressmap.localstage.control;

import org.jspecify.annotations.NullMarked;
