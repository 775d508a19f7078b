/** The elements of a plan: changes, their subjects and values, and steps. */
@NullMarked
package dev.ingressmap.gateway.deploy.change;

import org.jspecify.annotations.NullMarked;
