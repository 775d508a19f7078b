/**
 * The APIs of the account, their working copies, and the stages that serve deployments of these.
 */
@NullMarked
package dev.ingressmap.gateway.aws.api;

import org.jspecify.annotations.NullMarked;
