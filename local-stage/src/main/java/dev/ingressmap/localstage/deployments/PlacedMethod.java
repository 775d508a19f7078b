package dev.ingressmap.localstage.deployments;

import dev.ingressmap.localstage.model.api.Components;
import dev.ingressmap.localstage.model.api.Method;

/**
 * A method of a deployment.
 *
 * @param resourceId of its resource
 * @param components that it may refer to
 */
record PlacedMethod(Method method, String resourceId, Components components) {}
