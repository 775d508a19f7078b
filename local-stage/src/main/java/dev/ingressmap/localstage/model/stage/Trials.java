package dev.ingressmap.localstage.model.stage;

import dev.ingressmap.localstage.model.ApiGatewayException;

/** Tries parts of an API's working copy before it is deployed, and makes stages forget. */
public interface Trials {

  /**
   * Calls a method without its authorizer, its key and the resource policy.
   *
   * @throws ApiGatewayException if there is no such method, or it has no integration
   */
  MethodTrial call(String apiId, String resourceId, String httpMethod, TrialInput input);

  /**
   * Asks an authorizer.
   *
   * @throws ApiGatewayException if there is none
   */
  AuthorizerTrial ask(String apiId, String authorizerId, TrialInput input);

  /** Forgets the answers that a stage has cached. */
  void forgetAnswers(String apiId, String stage);

  /** Forgets all that was kept for a stage that is removed. */
  default void forget(String apiId, String stage) {
    forgetAnswers(apiId, stage);
    forgetAuthorizations(apiId, stage);
  }

  /** Forgets what the authorizers of a stage have said. */
  void forgetAuthorizations(String apiId, String stage);
}
