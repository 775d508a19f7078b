/** What the API must be: routes and settings as one canonical OpenAPI document. */
@NullMarked
package dev.ingressmap.gateway.api;

import org.jspecify.annotations.NullMarked;
