/** What must change: the plan from the live API to the desired one, and its application. */
@NullMarked
package dev.ingressmap.gateway.deploy;

import org.jspecify.annotations.NullMarked;
