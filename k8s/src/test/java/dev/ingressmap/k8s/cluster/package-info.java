/** Clusters for the manifests, and clients that call them from outside. */
@NullMarked
package dev.ingressmap.k8s.cluster;

import org.jspecify.annotations.NullMarked;
