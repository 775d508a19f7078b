/** The account's resources outside APIs: usage plans, API keys, certificates, domains, records. */
@NullMarked
package dev.ingressmap.gateway.aws.account;

import org.jspecify.annotations.NullMarked;
