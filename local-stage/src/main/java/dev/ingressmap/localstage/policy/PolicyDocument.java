package dev.ingressmap.localstage.policy;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A policy document.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
public final class PolicyDocument {

  /** It says nothing. */
  public static final PolicyDocument NONE = new PolicyDocument(List.of());

  private final List<Statement> statements;

  private PolicyDocument(List<Statement> statements) {
    this.statements = statements;
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException that says why it is not a policy
   */
  public static PolicyDocument of(JsonNode json) {
    JsonNode statements = json.path("Statement");
    if (!statements.isObject() && !statements.isArray()) {
      throw new IllegalArgumentException("a policy has no Statement");
    }
    return new PolicyDocument(
        statements.isObject()
            ? List.of(Statement.of(statements))
            : statements.valueStream().map(Statement::of).toList());
  }

  public Decision decide(PolicyRequest request) {
    Decision decision = Decision.NOT_ALLOWED;
    for (Statement statement : statements) {
      if (statement.speaksOf(request)) {
        if (!statement.allows()) {
          return Decision.EXPLICITLY_DENIED;
        }
        decision = Decision.ALLOWED;
      }
    }
    return decision;
  }
}
