package dev.ingressmap.localstage.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement of a policy.
 *
 * @param everybody whether the principal is everybody; any other statement matches no caller here
 */
record Statement(
    boolean allows,
    boolean everybody,
    @Nullable Patterns actions,
    @Nullable Patterns notActions,
    @Nullable Patterns resources,
    @Nullable Patterns notResources,
    List<Condition> conditions) {

  static Statement of(JsonNode json) {
    String effect = json.path("Effect").asString("");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new IllegalArgumentException("the Effect of a statement is neither Allow nor Deny");
    }
    Patterns actions = patterns(json, "Action");
    Patterns notActions = patterns(json, "NotAction");
    if (actions == null && notActions == null) {
      throw new IllegalArgumentException("a statement has no Action");
    }
    return new Statement(
        effect.equals("Allow"),
        everybody(json),
        actions,
        notActions,
        patterns(json, "Resource"),
        patterns(json, "NotResource"),
        Condition.all(json.path("Condition")));
  }

  boolean speaksOf(PolicyRequest request) {
    return everybody
        && matches(actions, notActions, request.action())
        && matches(resources, notResources, request.resource())
        && conditions.stream().allMatch(condition -> condition.holds(request.context()));
  }

  private static boolean matches(
      @Nullable Patterns patterns, @Nullable Patterns notPatterns, String text) {
    return patterns == null
        ? notPatterns == null || !notPatterns.match(text)
        : patterns.match(text);
  }

  /**
   * Callers are anonymous here, so a statement with another principal than everybody never applies.
   */
  private static boolean everybody(JsonNode json) {
    if (json.has("NotPrincipal")) {
      return false;
    }
    JsonNode principal = json.path("Principal");
    return principal.isMissingNode()
        || texts(principal).contains("*")
        || texts(principal.path("AWS")).contains("*");
  }

  private static @Nullable Patterns patterns(JsonNode json, String field) {
    return json.has(field) ? new Patterns(texts(json.path(field))) : null;
  }

  /** A text, or the texts in an array. */
  static List<String> texts(JsonNode json) {
    return json.isArray()
        ? json.valueStream().map(JsonNode::asString).toList()
        : json.isValueNode() ? List.of(json.asString()) : List.of();
  }
}
