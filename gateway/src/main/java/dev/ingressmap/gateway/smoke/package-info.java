/** Whether a deployed stage answers. */
@NullMarked
package dev.ingressmap.gateway.smoke;

import org.jspecify.annotations.NullMarked;
