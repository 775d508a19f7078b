/**
 * The model of API Gateway: REST APIs with their deployments and stages, and the store that keeps
 * them.
 */
@NullMarked
package dev.ingressmap.localstage.restapi;

import org.jspecify.annotations.NullMarked;
