/** The reports of commands, for people and for programs. */
@NullMarked
package dev.ingressmap.gateway.cli.report;

import org.jspecify.annotations.NullMarked;
