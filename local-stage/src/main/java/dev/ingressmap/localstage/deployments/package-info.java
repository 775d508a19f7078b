/** What differs between deployments of an API. */
@NullMarked
package dev.ingressmap.localstage.deployments;

import org.jspecify.annotations.NullMarked;
