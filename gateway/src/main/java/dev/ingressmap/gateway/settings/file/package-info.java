/** Reads {@code gateway.yaml}. */
@NullMarked
package dev.ingressmap.gateway.settings.file;

import org.jspecify.annotations.NullMarked;
