package dev.ingressmap.localstage.console;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The signature of a call that methods with IAM want. No keys are known here, so any will do. */
final class CallSignature {

  private static final AwsCredentialsIdentity ANY =
      AwsCredentialsIdentity.create("AKIAIOSFODNN7EXAMPLE", "any");

  private CallSignature() {}

  /** The headers that the call has in addition to its own. */
  static Map<String, List<String>> of(StageRequest call, String authority, String path) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(call.method()))
            .uri(URI.create("http://" + authority + encoded(path)))
            .putHeader("Host", authority)
            .build();
    byte[] body = new byte[call.body().size()];
    call.body().buffer().get(body);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                SignRequest.builder(ANY)
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                    .build());
    Map<String, List<String>> headers = new HashMap<>(signed.request().headers());
    headers.remove("Host");
    return headers;
  }

  /** A path that {@link URI} reads, too: it takes fewer characters than HTTP servers do. */
  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    path.chars()
        .forEach(c -> {
          if ("\"<>\\^`{|}[]".indexOf(c) >= 0) {
            encoded.append("%%%02X".formatted(c));
          } else {
            encoded.append((char) c);
          }
        });
    return encoded.toString();
  }
}
