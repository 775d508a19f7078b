/** What changes are made of, whatever they change. */
@NullMarked
package dev.ingressmap.gateway.deploy.change;

import org.jspecify.annotations.NullMarked;
