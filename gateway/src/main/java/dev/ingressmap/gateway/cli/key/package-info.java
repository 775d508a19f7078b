/** The commands for API keys and client certificates. */
@NullMarked
package dev.ingressmap.gateway.cli.key;

import org.jspecify.annotations.NullMarked;
