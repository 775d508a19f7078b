package dev.ingressmap.localstage.model.domain;

import org.jspecify.annotations.Nullable;

/** Where a domain name's truststore is, which verifies its clients. */
public record MutualTlsAuthentication(
    @Nullable String truststoreUri, @Nullable String truststoreVersion) {}
