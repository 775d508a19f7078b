/** Ingress map to API Gateway stage. */
@NullMarked
package dev.ingressmap.gateway;

import org.jspecify.annotations.NullMarked;
