/** What an account has: APIs, usage plans and keys, domain names, certificates, VPC links. */
@NullMarked
package dev.ingressmap.localstage.model.account;

import org.jspecify.annotations.NullMarked;
