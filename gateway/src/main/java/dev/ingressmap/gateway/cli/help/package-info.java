/** The help texts of the command. */
@NullMarked
package dev.ingressmap.gateway.cli.help;

import org.jspecify.annotations.NullMarked;
