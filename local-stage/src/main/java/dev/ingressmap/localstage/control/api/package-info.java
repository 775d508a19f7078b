/** Operations on an API, its parts, its deployments and its stages. */
@NullMarked
package dev.ingressmap.localstage.control.api;

import org.jspecify.annotations.NullMarked;
