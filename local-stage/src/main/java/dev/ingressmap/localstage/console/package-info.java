/** The console: pages and JSON that show the path of calls, live, and each call's story. */
@NullMarked
package dev.ingressmap.localstage.console;

import org.jspecify.annotations.NullMarked;
