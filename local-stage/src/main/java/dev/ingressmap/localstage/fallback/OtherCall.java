package dev.ingressmap.localstage.fallback;

import dev.ingressmap.localstage.http.Signer;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A call of a service that is not here.
 *
 * @param service its name, as people know it
 * @param protocol how its clients read errors
 * @param caller who has signed it
 */
record OtherCall(String service, Protocol protocol, Signer caller) {

  static final String STS = "STS";

  /** Stages are called by the last one. */
  private static final Set<String> OWN = Set.of("apigateway", "lambda", "route53", "execute-api");

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=");

  /** The call that a request is; empty if it may be one of a service that is here. */
  static Optional<OtherCall> of(Request request) {
    String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
    Signer signer = Signer.of(request);
    String name = path.startsWith("/") ? name(request, path, signer.service()) : null;
    return Optional.ofNullable(name)
        .map(found -> new OtherCall(found, protocol(request, signer.service(), found), signer));
  }

  private static @Nullable String name(Request request, String path, String signedFor) {
    if (OWN.contains(signedFor)) {
      // Both APIs of API Gateway are signed for the same name.
      return signedFor.equals("apigateway") && path.startsWith("/v2/")
          ? "API Gateway v2 (HTTP and WebSocket APIs)"
          : null;
    }
    if (!signedFor.isEmpty()) {
      return ServiceNames.ofScope(signedFor);
    }
    String target = request.getHeaders().get(Protocol.TARGET);
    if (target != null) {
      return ServiceNames.ofTarget(target);
    }
    if (path.equals("/") && isQuery(request)) {
      return "service for unsigned actions";
    }
    return isSignedByVersion2(request) ? "S3" : null;
  }

  private static Protocol protocol(Request request, String signedFor, String name) {
    if (request.getHeaders().contains(Protocol.TARGET)) {
      return Protocol.JSON;
    }
    if ("rpc-v2-cbor".equals(request.getHeaders().get(Protocol.SMITHY))) {
      return Protocol.CBOR;
    }
    if (name.equals("S3")) {
      return Protocol.S3;
    }
    if (signedFor.equals("cloudfront")) {
      return Protocol.XML;
    }
    if (isQuery(request)) {
      return signedFor.equals("ec2") ? Protocol.EC2 : Protocol.XML;
    }
    return Protocol.REST_JSON;
  }

  private static boolean isQuery(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return (type != null && type.startsWith(FORM)) || ACTION.matcher(query(request)).find();
  }

  /** The signature that only S3 still takes. */
  private static boolean isSignedByVersion2(Request request) {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return authorization == null
        ? query(request).contains("AWSAccessKeyId=") && query(request).contains("Signature=")
        : authorization.startsWith("AWS ");
  }

  static String query(Request request) {
    return Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
  }
}
