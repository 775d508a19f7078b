/** The process around a command: its output, its terminal, its end. */
@NullMarked
package dev.ingressmap.gateway.cli.terminal;

import org.jspecify.annotations.NullMarked;
