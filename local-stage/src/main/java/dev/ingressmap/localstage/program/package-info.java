/** What other people's documents make this process compute, each within a time and a share. */
@NullMarked
package dev.ingressmap.localstage.program;

import org.jspecify.annotations.NullMarked;
