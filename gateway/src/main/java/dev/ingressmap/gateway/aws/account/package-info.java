/** What belongs to the account and not to an API: usage plans, API keys, certificates, domains. */
@NullMarked
package dev.ingressmap.gateway.aws.account;

import org.jspecify.annotations.NullMarked;
