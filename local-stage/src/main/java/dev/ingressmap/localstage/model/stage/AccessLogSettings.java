package dev.ingressmap.localstage.model.stage;

import org.jspecify.annotations.Nullable;

/** Where and how a stage logs its requests. */
public record AccessLogSettings(@Nullable String destinationArn, @Nullable String format) {}
