package dev.ingressmap.gateway.deploy.change;

/** A property that is compared and told, and that no code asks for. */
public record Named(String text) implements Property {}
