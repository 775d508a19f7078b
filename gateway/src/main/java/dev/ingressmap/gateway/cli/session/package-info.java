/** What all commands do alike: connect, ask, tell, fail. */
@NullMarked
package dev.ingressmap.gateway.cli.session;

import org.jspecify.annotations.NullMarked;
