package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.yaml.YamlValue;

/**
 * An object as a cluster has it.
 *
 * @param excess why its paths are not known; empty if they are
 */
public record Found(YamlValue object, String excess) {}
