package dev.ingressmap.localstage.policy;

import java.util.Map;

/**
 * What a policy decides on.
 *
 * @param action such as {@code execute-api:Invoke}
 * @param resource the ARN of the resource that the action is for
 * @param context the values of condition keys such as {@code aws:SourceIp}; other keys are absent
 */
public record PolicyRequest(String action, String resource, Map<String, String> context) {

  public PolicyRequest {
    context = Map.copyOf(context);
  }
}
