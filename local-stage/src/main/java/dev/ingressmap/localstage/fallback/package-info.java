/**
 * What AWS clients send to services that are not here: it is passed on, or refused in their form.
 */
@NullMarked
package dev.ingressmap.localstage.fallback;

import org.jspecify.annotations.NullMarked;
