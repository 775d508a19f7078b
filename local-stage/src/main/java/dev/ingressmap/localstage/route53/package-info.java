/** Hosted zones and their DNS records on the wire: the REST-XML protocol of Route 53. */
@NullMarked
package dev.ingressmap.localstage.route53;

import org.jspecify.annotations.NullMarked;
