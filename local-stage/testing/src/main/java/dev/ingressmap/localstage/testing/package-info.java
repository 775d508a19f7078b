/** The local stage in the tests of its users. */
@NullMarked
package dev.ingressmap.localstage.testing;

import org.jspecify.annotations.NullMarked;
