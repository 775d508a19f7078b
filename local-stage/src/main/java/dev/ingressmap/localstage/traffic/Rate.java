package dev.ingressmap.localstage.traffic;

/**
 * The answers of one route or service in a time.
 *
 * @param status4xx with those that were throttled
 * @param stopped those that went no further
 * @param p50 half of the answers took at most so many milliseconds, within 12 %
 * @param p95 the same for 95 of 100
 * @param max the longest, in milliseconds
 */
public record Rate(
    long calls,
    long status4xx,
    long status5xx,
    long throttled,
    long stopped,
    double p50,
    double p95,
    double max) {}
