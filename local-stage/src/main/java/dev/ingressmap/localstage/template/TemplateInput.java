package dev.ingressmap.localstage.template;

import java.util.Map;

/**
 * What a template can speak of.
 *
 * @param context {@code $context}, of which the template may change what it finds
 * @param stageVariables {@code $stageVariables}
 */
public record TemplateInput(
    String body,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    Map<String, Object> context,
    Map<String, String> stageVariables) {}
