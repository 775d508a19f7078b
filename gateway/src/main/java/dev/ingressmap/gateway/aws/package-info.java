/** How AWS is spoken to: one narrow port around the SDK's API Gateway client. */
@NullMarked
package dev.ingressmap.gateway.aws;

import org.jspecify.annotations.NullMarked;
