package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.CallIds;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.Payload;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A call that has ended. Listeners may not keep it: the request is used again.
 *
 * @param call null if it reached no stage
 * @param nanos from its arrival to its answer
 * @param headers of the answer
 * @param body of the answer; empty if it went to the client as it arrived
 * @param length of the answer's body, in bytes
 * @param refusal how API Gateway itself answered; null if it did not
 * @param reason why it did; empty if it did not
 */
public record EndedCall(
    Request request,
    CallIds ids,
    @Nullable Call call,
    long nanos,
    int status,
    HttpFields headers,
    Payload body,
    long length,
    @Nullable GatewayResponse refusal,
    String reason) {

  /** The method and the resource that answered; empty if there is none. */
  public String route() {
    return call == null || call.method() == null
        ? ""
        : call.match().method().httpMethod() + " " + call.match().resource().path();
  }
}
