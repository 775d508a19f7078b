/** Whether a deployed stage answers the callers that it should, and no others. */
@NullMarked
package dev.ingressmap.gateway.check;

import org.jspecify.annotations.NullMarked;
