/** Plans what must change from the live API to the desired one, and applies the plan. */
@NullMarked
package dev.ingressmap.gateway.deploy;

import org.jspecify.annotations.NullMarked;
