/** Options that several commands have. */
@NullMarked
package dev.ingressmap.gateway.cli.option;

import org.jspecify.annotations.NullMarked;
