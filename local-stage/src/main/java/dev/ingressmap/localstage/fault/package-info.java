/** Faults of the control plane that tests and users inject on purpose. */
@NullMarked
package dev.ingressmap.localstage.fault;

import org.jspecify.annotations.NullMarked;
