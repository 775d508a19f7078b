package dev.ingressmap.localstage.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The claimed signer of a request to AWS. The signature is not verified.
 *
 * @param key the id of an access key; empty if there is no signature
 * @param region the region that the signature is for
 */
public record Signer(String key, String region) {

  private static final String DEFAULT_REGION = "us-east-1";
  private static final Pattern CREDENTIAL_SCOPE =
      Pattern.compile("Credential=([^/]*)/\\d+/([a-z0-9-]+)/");

  public static Signer of(Request request) {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    Matcher scope = CREDENTIAL_SCOPE.matcher(authorization == null ? "" : authorization);
    return scope.find()
        ? new Signer(scope.group(1), scope.group(2))
        : new Signer("", DEFAULT_REGION);
  }
}
