/**
 * Operations on what an account has in addition to its APIs: keys, usage plans, domains, VPC links,
 * certificates, tags.
 */
@NullMarked
package dev.ingressmap.localstage.control.account;

import org.jspecify.annotations.NullMarked;
