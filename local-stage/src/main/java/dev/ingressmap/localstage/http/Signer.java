package dev.ingressmap.localstage.http;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The claimed signer of a request to AWS. The signature is not verified.
 *
 * @param key the id of an access key; empty if there is no signature
 * @param region the region that the signature is for
 * @param service the name by which requests to a service are signed; empty if there is none
 */
public record Signer(String key, String region, String service) {

  private static final String DEFAULT_REGION = "us-east-1";
  private static final Pattern CREDENTIAL_SCOPE =
      Pattern.compile("Credential=([^/]*)/\\d+/([a-z0-9-]+)/");

  /** A signature for several regions has no region there. */
  private static final Pattern SERVICE =
      Pattern.compile("Credential=[^/]*/\\d+/(?:[a-z0-9-]+/)?([a-zA-Z0-9-]+)/aws4_request");

  /** A signature that is part of the URL. */
  private static final Pattern PRESIGNED = Pattern.compile("(?:^|&)X-Amz-(Credential=[^&]*)");

  public static Signer of(Request request) {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    String claim = authorization == null ? presigned(request) : authorization;
    Matcher scope = CREDENTIAL_SCOPE.matcher(claim);
    Matcher service = SERVICE.matcher(claim);
    boolean signed = scope.find();
    return new Signer(
        signed ? scope.group(1) : "",
        signed ? scope.group(2) : DEFAULT_REGION,
        service.find() ? service.group(1) : "");
  }

  private static String presigned(Request request) {
    String query = Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    Matcher credential = PRESIGNED.matcher(query);
    return credential.find() ? credential.group(1).replaceAll("%2[fF]", "/") : "";
  }
}
