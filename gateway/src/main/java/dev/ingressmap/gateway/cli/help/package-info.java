/** What the command says of itself. */
@NullMarked
package dev.ingressmap.gateway.cli.help;

import org.jspecify.annotations.NullMarked;
