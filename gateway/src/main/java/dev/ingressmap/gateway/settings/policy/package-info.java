/** Which Ingresses are the map, and what the platform allows which team. */
@NullMarked
package dev.ingressmap.gateway.settings.policy;

import org.jspecify.annotations.NullMarked;
