/** HTTP plumbing of the ingress and the API Gateway, which both pass messages on. */
@NullMarked
package dev.ingressmap.localstage.http;

import org.jspecify.annotations.NullMarked;
