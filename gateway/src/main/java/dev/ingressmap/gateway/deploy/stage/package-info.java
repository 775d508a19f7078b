/** A stage, its settings and its API's deployments. */
@NullMarked
package dev.ingressmap.gateway.deploy.stage;

import org.jspecify.annotations.NullMarked;
