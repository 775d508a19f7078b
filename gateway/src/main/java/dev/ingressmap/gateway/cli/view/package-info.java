/** The commands that show what a map says, and why. */
@NullMarked
package dev.ingressmap.gateway.cli.view;

import org.jspecify.annotations.NullMarked;
