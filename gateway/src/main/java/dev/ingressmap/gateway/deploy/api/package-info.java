/** The API of a part of a map: what AWS has, what must change, and how it is changed. */
@NullMarked
package dev.ingressmap.gateway.deploy.api;

import org.jspecify.annotations.NullMarked;
