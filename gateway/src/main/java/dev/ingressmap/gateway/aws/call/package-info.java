/**
 * How calls to AWS are paced, repeated, logged and counted, and how their failures are explained.
 */
@NullMarked
package dev.ingressmap.gateway.aws.call;

import org.jspecify.annotations.NullMarked;
