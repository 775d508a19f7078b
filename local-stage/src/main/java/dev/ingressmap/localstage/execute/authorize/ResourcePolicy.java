package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.MethodArn;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import dev.ingressmap.localstage.model.api.RestApi;
import dev.ingressmap.localstage.policy.Decision;
import dev.ingressmap.localstage.policy.PolicyDocument;
import dev.ingressmap.localstage.policy.PolicyRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The resource policy of an API: who may call it, whatever its methods say.
 *
 * @param problem why the policy cannot be evaluated here; empty if it can
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html">
 *     How resource policies affect authorization</a>
 */
public record ResourcePolicy(@Nullable PolicyDocument document, String problem) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String INVOKE = "execute-api:Invoke";
  private static final String REFRESH = "execute-api:InvalidateCache";

  /** The policy of an API; null if everybody may call it. */
  public static @Nullable ResourcePolicy of(RestApi api) {
    String policy = api.policy();
    if (policy == null) {
      return null;
    }
    // AWS completes resources that begin at the stage.
    String completed =
        policy.replace("\"execute-api:/", "\"arn:aws:execute-api:*:*:" + api.id() + "/");
    try {
      return new ResourcePolicy(PolicyDocument.of(JSON.readTree(completed)), "");
    } catch (IllegalArgumentException e) {
      return new ResourcePolicy(null, String.valueOf(e.getMessage()));
    }
  }

  /** Throws a {@link GatewayFailure} if the policy refuses a call. */
  public static void check(@Nullable ResourcePolicy policy, Call context, AuthorizationType type) {
    if (policy == null) {
      return;
    }
    Decision decision = policy.decide(INVOKE, context);
    // A signature or an authorizer can allow a call that the policy does not mention.
    boolean needed = type == AuthorizationType.NONE || type == AuthorizationType.COGNITO_USER_POOLS;
    if (decision == Decision.EXPLICITLY_DENIED || (needed && decision != Decision.ALLOWED)) {
      throw GatewayFailure.denied(
          context, INVOKE, decision == Decision.EXPLICITLY_DENIED ? " with an explicit deny" : "");
    }
  }

  /**
   * Whether a call may get a new answer in place of one that is cached. A signed call may, unless
   * the policy denies it: what the caller's own policies say is not known here.
   */
  public static boolean permitsRefresh(
      @Nullable ResourcePolicy policy, Call context, AuthorizationType type) {
    Decision decision = policy == null ? Decision.NOT_ALLOWED : policy.decide(REFRESH, context);
    return decision == Decision.ALLOWED
        || (decision == Decision.NOT_ALLOWED && type == AuthorizationType.AWS_IAM);
  }

  private Decision decide(String action, Call context) {
    if (document == null) {
      throw GatewayFailure.saying(
          GatewayResponse.NOT_RUN_HERE, "The resource policy runs on AWS only: " + problem, "");
    }
    return decide(document, action, context);
  }

  /** The decision of a policy document on a call. */
  static Decision decide(PolicyDocument document, Call context) {
    return decide(document, INVOKE, context);
  }

  private static Decision decide(PolicyDocument document, String action, Call context) {
    return document.decide(
        new PolicyRequest(
            action, MethodArn.of(context), Map.of("aws:sourceip", context.request().address())));
  }
}
