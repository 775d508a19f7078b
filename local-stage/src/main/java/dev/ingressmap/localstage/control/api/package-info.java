/** Operations on an API and its parts. */
@NullMarked
package dev.ingressmap.localstage.control.api;

import org.jspecify.annotations.NullMarked;
