/** The commands by which a team or the platform checks what teams may do, without AWS. */
@NullMarked
package dev.ingressmap.gateway.cli.team;

import org.jspecify.annotations.NullMarked;
