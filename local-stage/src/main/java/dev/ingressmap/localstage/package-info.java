/** The whole path in one JVM: services, ingress, API Gateway and a deployed stage. */
@NullMarked
package dev.ingressmap.localstage;

import org.jspecify.annotations.NullMarked;
