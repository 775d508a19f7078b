/** Tests of the manifests. */
@NullMarked
package dev.ingressmap.k8s;

import org.jspecify.annotations.NullMarked;
