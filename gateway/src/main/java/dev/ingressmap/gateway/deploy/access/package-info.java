/** Who may call which route. */
@NullMarked
package dev.ingressmap.gateway.deploy.access;

import org.jspecify.annotations.NullMarked;
