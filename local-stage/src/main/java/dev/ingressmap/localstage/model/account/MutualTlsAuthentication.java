package dev.ingressmap.localstage.model.account;

import org.jspecify.annotations.Nullable;

/** Where the certificates are by which a domain name knows its clients. */
public record MutualTlsAuthentication(
    @Nullable String truststoreUri, @Nullable String truststoreVersion) {}
