/** Lets Kubernetes itself refuse what the platform's policy does not allow. */
@NullMarked
package dev.ingressmap.gateway.admission;

import org.jspecify.annotations.NullMarked;
