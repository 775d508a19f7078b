/** Responses known in advance, written by the thread that read the request. */
@NullMarked
package dev.ingressmap.answers;

import org.jspecify.annotations.NullMarked;
