package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.model.api.AuthorizationType;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The signature that callers of {@code AWS_IAM} methods send. */
public final class Signature {

  private static final String SCHEME = "AWS4-HMAC-SHA256 ";

  private Signature() {}

  /**
   * Checks that a signature is present. It is not verified, since no secret keys are known here.
   *
   * @throws GatewayFailure if there is none
   */
  public static void check(Call call) {
    call.log().fact("Authorization type", call.match().method()::authorizationType);
    if (call.match().method().authorizationType() == AuthorizationType.AWS_IAM) {
      @Nullable String sent = call.request().headers().get(HttpHeader.AUTHORIZATION);
      if (sent == null || !sent.startsWith(SCHEME)) {
        throw new GatewayFailure(
            GatewayResponse.MISSING_AUTHENTICATION_TOKEN, "the request is not signed");
      }
    }
  }
}
