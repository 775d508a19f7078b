package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.Property;

/** A property that is compared and shown, but that no code reads. */
public record Named(String text) implements Property {}
