/** The API of a part of a map: what AWS has of it, what must change, and the change. */
@NullMarked
package dev.ingressmap.gateway.deploy.api;

import org.jspecify.annotations.NullMarked;
