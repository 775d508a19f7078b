/** The platform's settings, from {@code gateway.yaml}. */
@NullMarked
package dev.ingressmap.gateway.settings;

import org.jspecify.annotations.NullMarked;
