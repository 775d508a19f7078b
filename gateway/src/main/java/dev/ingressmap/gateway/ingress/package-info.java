/** What the cluster says: Ingress objects from manifests, and the routes they declare. */
@NullMarked
package dev.ingressmap.gateway.ingress;

import org.jspecify.annotations.NullMarked;
