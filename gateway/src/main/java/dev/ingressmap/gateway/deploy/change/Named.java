package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.Property;

/** A property that is compared and told, and that no code asks for. */
public record Named(String text) implements Property {}
