/** The steps of an apply on the API of a part. */
@NullMarked
package dev.ingressmap.gateway.deploy.api.step;

import org.jspecify.annotations.NullMarked;
