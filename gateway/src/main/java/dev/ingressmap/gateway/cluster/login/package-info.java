/** As whom a cluster is spoken to. */
@NullMarked
package dev.ingressmap.gateway.cluster.login;

import org.jspecify.annotations.NullMarked;
