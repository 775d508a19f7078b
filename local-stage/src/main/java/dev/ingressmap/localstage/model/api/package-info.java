/** An API: resources, methods, integrations, and what they refer to. */
@NullMarked
package dev.ingressmap.localstage.model.api;

import org.jspecify.annotations.NullMarked;
