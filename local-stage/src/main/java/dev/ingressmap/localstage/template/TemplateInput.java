package dev.ingressmap.localstage.template;

import java.util.Map;

/**
 * What a template can use.
 *
 * @param context {@code $context}; the template may change objects in it
 * @param stageVariables {@code $stageVariables}
 */
public record TemplateInput(
    String body,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    Map<String, Object> context,
    Map<String, String> stageVariables) {}
