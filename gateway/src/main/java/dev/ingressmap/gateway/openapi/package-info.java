/** The desired API as the OpenAPI document that AWS gets, and as one that every tool can read. */
@NullMarked
package dev.ingressmap.gateway.openapi;

import org.jspecify.annotations.NullMarked;
