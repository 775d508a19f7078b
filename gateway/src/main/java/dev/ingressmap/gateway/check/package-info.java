/** Whether a deployed stage answers those whom it has to, and nobody else. */
@NullMarked
package dev.ingressmap.gateway.check;

import org.jspecify.annotations.NullMarked;
