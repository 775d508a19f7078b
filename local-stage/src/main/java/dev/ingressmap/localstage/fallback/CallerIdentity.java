package dev.ingressmap.localstage.fallback;

import dev.ingressmap.localstage.http.Signer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Says who has signed a call, which many tools ask STS first. Each access key is a user of its own,
 * as in the messages of API Gateway.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">AWS:
 *     GetCallerIdentity</a>
 */
record CallerIdentity(String user) {

  static final String ACTION = "GetCallerIdentity";
  private static final String ACCOUNT = "000000000000";

  static CallerIdentity of(Signer signer) {
    return new CallerIdentity(
        signer.key().matches("[A-Za-z0-9_+=,.@-]{1,64}") ? signer.key() : "unknown");
  }

  void write(Response response, Callback callback) {
    String requestId = UUID.randomUUID().toString();
    response.getHeaders().put("x-amzn-RequestId", requestId);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/xml");
    String body =
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
        <GetCallerIdentityResult><Arn>arn:aws:iam::%s:user/%s</Arn><UserId>%s</UserId>\
        <Account>%s</Account></GetCallerIdentityResult>\
        <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>\
        </GetCallerIdentityResponse>\
        """
            .formatted(ACCOUNT, user, user, ACCOUNT, requestId);
    response.write(true, StandardCharsets.UTF_8.encode(body), callback);
  }
}
