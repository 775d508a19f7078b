/** What the platform says: the settings of {@code gateway.yaml}. */
@NullMarked
package dev.ingressmap.gateway.settings;

import org.jspecify.annotations.NullMarked;
