/** Clusters to apply the manifests to, and what calls them from outside. */
@NullMarked
package dev.ingressmap.k8s.cluster;

import org.jspecify.annotations.NullMarked;
