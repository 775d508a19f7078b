/** Mapping templates: API Gateway's dialect of the Velocity Template Language. */
@NullMarked
package dev.ingressmap.localstage.template;

import org.jspecify.annotations.NullMarked;
