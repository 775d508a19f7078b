/** The commands, each from its options to its result. */
@NullMarked
package dev.ingressmap.gateway.cli.command;

import org.jspecify.annotations.NullMarked;
