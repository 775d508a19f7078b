/** The {@code gateway} command. */
@NullMarked
package dev.ingressmap.gateway.cli;

import org.jspecify.annotations.NullMarked;
