package dev.ingressmap.localstage.model;

/** How strictly the certificate of an HTTPS backend is verified. */
public record TlsConfig(boolean insecureSkipVerification) {}
