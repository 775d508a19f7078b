package dev.ingressmap.gateway.cluster;

/**
 * What is to be told of an object.
 *
 * @param warning whether somebody must act
 * @param reason in one word in CamelCase
 * @param note for people; what is beyond 1024 bytes is cut off
 */
public record Event(ClusterObject object, boolean warning, String reason, String note) {}
