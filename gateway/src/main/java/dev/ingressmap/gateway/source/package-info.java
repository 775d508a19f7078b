/** The kinds of objects that routes come from, and the manifests that hold them. */
@NullMarked
package dev.ingressmap.gateway.source;

import org.jspecify.annotations.NullMarked;
