/** What passes through the stages: counted always, and kept while somebody watches. */
@NullMarked
package dev.ingressmap.localstage.traffic;

import org.jspecify.annotations.NullMarked;
