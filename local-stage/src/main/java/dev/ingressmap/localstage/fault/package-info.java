/** What goes wrong on purpose: the faults of the control plane that tests and users ask for. */
@NullMarked
package dev.ingressmap.localstage.fault;

import org.jspecify.annotations.NullMarked;
