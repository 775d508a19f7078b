/** The certificates that stages present to backends. */
@NullMarked
package dev.ingressmap.gateway.deploy.certificate;

import org.jspecify.annotations.NullMarked;
