/** The desired API as an OpenAPI document for AWS, and as one that every OpenAPI tool can read. */
@NullMarked
package dev.ingressmap.gateway.openapi;

import org.jspecify.annotations.NullMarked;
