/** The image of the local stage. */
@NullMarked
package dev.ingressmap.localstage.image;

import org.jspecify.annotations.NullMarked;
