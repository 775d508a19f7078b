/** Credentials for a cluster. */
@NullMarked
package dev.ingressmap.gateway.cluster.login;

import org.jspecify.annotations.NullMarked;
