/** Benchmarks of what happens for each route of a map, and for each call. */
@NullMarked
package dev.ingressmap.benchmarks;

import org.jspecify.annotations.NullMarked;
