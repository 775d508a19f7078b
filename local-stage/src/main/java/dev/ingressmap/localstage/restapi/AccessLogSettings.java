package dev.ingressmap.localstage.restapi;

import org.jspecify.annotations.Nullable;

/** Where and how a stage logs its requests. */
public record AccessLogSettings(@Nullable String destinationArn, @Nullable String format) {}
