/** What all commands have in common: connecting, asking, reporting, failing. */
@NullMarked
package dev.ingressmap.gateway.cli.session;

import org.jspecify.annotations.NullMarked;
