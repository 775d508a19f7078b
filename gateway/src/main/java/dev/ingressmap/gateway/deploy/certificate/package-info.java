/** The certificate that a stage shows to backends. */
@NullMarked
package dev.ingressmap.gateway.deploy.certificate;

import org.jspecify.annotations.NullMarked;
