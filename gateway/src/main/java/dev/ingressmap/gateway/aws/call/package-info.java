/** How calls to AWS are made: paced, made again, logged, counted, and told of if they fail. */
@NullMarked
package dev.ingressmap.gateway.aws.call;

import org.jspecify.annotations.NullMarked;
