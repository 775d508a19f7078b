/** The JSON service: GET /health. */
@NullMarked
package dev.ingressmap.healthyservice;

import org.jspecify.annotations.NullMarked;
