package dev.ingressmap.gateway.cluster;

/**
 * A message about an object.
 *
 * @param warning whether somebody must act
 * @param reason one word in CamelCase
 * @param note for people; it is cut after 1024 bytes
 */
public record Event(ClusterObject object, boolean warning, String reason, String note) {}
