/** Runs what foreign documents make this process compute, each within a time limit and a share. */
@NullMarked
package dev.ingressmap.localstage.program;

import org.jspecify.annotations.NullMarked;
