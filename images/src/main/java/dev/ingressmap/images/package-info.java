/** A Jib extension that gives an image its own Java runtime and an AOT cache trained with it. */
@NullMarked
package dev.ingressmap.images;

import org.jspecify.annotations.NullMarked;
