/** An API with its deployments and its stages. */
@NullMarked
package dev.ingressmap.localstage.model.stage;

import org.jspecify.annotations.NullMarked;
