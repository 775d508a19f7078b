/** What an apply does to the API of a part, step by step. */
@NullMarked
package dev.ingressmap.gateway.deploy.api.step;

import org.jspecify.annotations.NullMarked;
