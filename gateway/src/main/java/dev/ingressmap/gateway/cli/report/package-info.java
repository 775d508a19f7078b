/** What commands tell, to people and to programs. */
@NullMarked
package dev.ingressmap.gateway.cli.report;

import org.jspecify.annotations.NullMarked;
