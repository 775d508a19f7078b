/** The process around a command: its output, its terminal and its exit. */
@NullMarked
package dev.ingressmap.gateway.cli.terminal;

import org.jspecify.annotations.NullMarked;
