/** The control plane of API Gateway on the wire: the REST-JSON protocol that AWS clients speak. */
@NullMarked
package dev.ingressmap.localstage.control;

import org.jspecify.annotations.NullMarked;
