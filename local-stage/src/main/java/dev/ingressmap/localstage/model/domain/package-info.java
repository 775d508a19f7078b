/** Custom domain names, what they lead to, and which VPC endpoints may use the private ones. */
@NullMarked
package dev.ingressmap.localstage.model.domain;

import org.jspecify.annotations.NullMarked;
