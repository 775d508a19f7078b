/** A document as a tree, from and to JSON and YAML, and what was found wrong in it. */
@NullMarked
package dev.ingressmap.localstage.openapi.document;

import org.jspecify.annotations.NullMarked;
