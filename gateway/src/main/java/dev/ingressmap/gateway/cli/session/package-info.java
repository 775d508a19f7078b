/** What all commands share: connecting, asking, reporting and failing. */
@NullMarked
package dev.ingressmap.gateway.cli.session;

import org.jspecify.annotations.NullMarked;
