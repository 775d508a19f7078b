/** What answers a call: a backend, a function or the API itself. */
@NullMarked
package dev.ingressmap.localstage.execute.integrate;

import org.jspecify.annotations.NullMarked;
