/** Options that several commands share. */
@NullMarked
package dev.ingressmap.gateway.cli.option;

import org.jspecify.annotations.NullMarked;
