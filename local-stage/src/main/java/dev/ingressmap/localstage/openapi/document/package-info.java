/** A document as a tree, read from and written to JSON and YAML, and the problems found in it. */
@NullMarked
package dev.ingressmap.localstage.openapi.document;

import org.jspecify.annotations.NullMarked;
