/** The custom domain of a map, its base paths and its DNS records. */
@NullMarked
package dev.ingressmap.gateway.deploy.domain;

import org.jspecify.annotations.NullMarked;
