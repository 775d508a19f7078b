package dev.ingressmap.gateway.aws.call;

import java.time.Instant;
import software.amazon.awssdk.retries.api.RetryToken;

/**
 * What a call's tries have in common.
 *
 * @param token of the SDK
 * @param began when the call was first made
 * @param told whether the user was told that there is no answer
 */
record ToldToken(RetryToken token, Instant began, boolean told) implements RetryToken {}
