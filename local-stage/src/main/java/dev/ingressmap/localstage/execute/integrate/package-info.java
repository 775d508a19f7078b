/** What answers a call: a backend or a function, as its integration says, or the API itself. */
@NullMarked
package dev.ingressmap.localstage.execute.integrate;

import org.jspecify.annotations.NullMarked;
