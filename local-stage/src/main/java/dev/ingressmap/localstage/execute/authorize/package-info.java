/** Who may call: resource policies and authorizers. */
@NullMarked
package dev.ingressmap.localstage.execute.authorize;

import org.jspecify.annotations.NullMarked;
