/** Tests of the control plane over HTTP, by clients that know nothing of its insides. */
@NullMarked
package dev.ingressmap.localstage.control;

import org.jspecify.annotations.NullMarked;
