/** How {@code gateway.yaml} is read. */
@NullMarked
package dev.ingressmap.gateway.settings.file;

import org.jspecify.annotations.NullMarked;
