package dev.ingressmap.localstage.deployments;

/**
 * A value that is different. Of a long one, this is the part where the difference begins.
 *
 * @param from empty if there was none
 * @param to empty if there is none any longer
 */
public record Change(String what, String from, String to) {}
