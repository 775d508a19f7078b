/** The whole path, and the clients that use it. */
@NullMarked
package dev.ingressmap.localstage;

import org.jspecify.annotations.NullMarked;
