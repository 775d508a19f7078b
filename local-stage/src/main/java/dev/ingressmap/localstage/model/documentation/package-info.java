/** The documentation of a REST API: its parts, and the versions that freeze them. */
@NullMarked
package dev.ingressmap.localstage.model.documentation;

import org.jspecify.annotations.NullMarked;
