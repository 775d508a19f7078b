package dev.ingressmap.localstage.execute.integrate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.backend.Sent;
import dev.ingressmap.localstage.execute.DataPlane;
import dev.ingressmap.localstage.execute.DeployedApi;
import dev.ingressmap.localstage.execute.SampleApi;
import dev.ingressmap.localstage.execute.SampleIntegration;
import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.model.api.ContentHandling;
import dev.ingressmap.localstage.model.api.IntegrationResponse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * AWS's tables of content type conversions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html">
 *     Content type conversions</a>
 */
class ContentConversionTest {

  /** Neither UTF-8 nor base64. */
  private static final byte[] BINARY = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF};

  private static final byte[] BASE64 = Base64.getEncoder().encode(BINARY);
  private static final byte[] TEXT = new String(BINARY, UTF_8).getBytes(UTF_8);

  @AutoClose DataPlane plane = new DataPlane();
  @AutoClose Backend backend = new Backend();

  @ParameterizedTest
  @CsvSource({
    // binaryMediaTypes, Content-Type, contentHandling, body sent, body received
    ",text/plain,,BINARY,TEXT",
    ",text/plain,CONVERT_TO_BINARY,BASE64,BINARY",
    ",text/plain,CONVERT_TO_TEXT,BINARY,TEXT",
    "image/png,text/plain,,BINARY,TEXT",
    "image/png,text/plain,CONVERT_TO_BINARY,BASE64,BINARY",
    "image/png,text/plain,CONVERT_TO_BINARY,BINARY,500",
    "image/png,text/plain,CONVERT_TO_TEXT,BASE64,BASE64",
    "image/png,image/png,,BINARY,BINARY",
    "image/png,image/png; q=1,,BINARY,BINARY",
    "image/png,IMAGE/PNG,,BINARY,BINARY",
    "image/png,image/png,CONVERT_TO_BINARY,BINARY,BINARY",
    "image/png,image/png,CONVERT_TO_TEXT,BINARY,BASE64",
    "image/*,image/png,,BINARY,BINARY",
    "image/*,text/plain,,BINARY,TEXT",
    "*/*,text/plain,,BINARY,BINARY",
    "*/*,,,BINARY,BINARY",
    "image/png,,,BINARY,TEXT",
  })
  void request(
      @Nullable String binaryMediaTypes,
      @Nullable String contentType,
      @Nullable ContentHandling handling,
      String sent,
      String expected)
      throws Exception {
    SampleIntegration integration =
        SampleIntegration.http("POST", backend.url()).response("200", null);
    if (handling != null) {
      integration.contentHandling(handling);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(bytes(sent)));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }

    int status = deploy(binaryMediaTypes, integration).bytes(request, "/a").statusCode();

    if (expected.equals("500")) {
      assertThat(status).isEqualTo(500);
    } else {
      assertThat(backend.take().body()).isEqualTo(new String(bytes(expected), ISO_8859_1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // binaryMediaTypes, Content-Type, Accept, contentHandling, body sent, body received
    ",image/png,image/png,,BINARY,TEXT",
    ",image/png,image/png,CONVERT_TO_BINARY,BASE64,BINARY",
    ",image/png,image/png,CONVERT_TO_TEXT,BINARY,TEXT",
    "image/png,text/plain,text/plain,,BINARY,TEXT",
    "image/png,text/plain,text/plain,CONVERT_TO_BINARY,BASE64,BINARY",
    "image/png,text/plain,text/plain,CONVERT_TO_TEXT,BINARY,TEXT",
    "image/png,text/plain,image/png,,BASE64,BINARY",
    "image/png,text/plain,image/png,,BINARY,500",
    "image/png,text/plain,image/png,CONVERT_TO_BINARY,BASE64,BINARY",
    "image/png,text/plain,image/png,CONVERT_TO_TEXT,BINARY,TEXT",
    "image/png,image/png,text/plain,,BINARY,BASE64",
    "image/png,image/png,text/plain,CONVERT_TO_BINARY,BINARY,BINARY",
    "image/png,image/png,text/plain,CONVERT_TO_TEXT,BINARY,BASE64",
    "image/png,image/png,image/png,,BINARY,BINARY",
    "image/png,image/png,image/png,CONVERT_TO_BINARY,BINARY,BINARY",
    "image/png,image/png,image/png,CONVERT_TO_TEXT,BINARY,BASE64",
    // Only the first accepted type matters.
    "image/png,image/png,'text/html,image/png',,BINARY,BASE64",
    "image/png,image/png,'image/png;q=0.1,text/html',,BINARY,BINARY",
    // LocalStack's test_aws_proxy_binary_response, recorded from AWS.
    "*/png,image/png,*/png,,BINARY,TEXT",
    "*/*,text/plain,text/plain,,BINARY,BINARY",
    "*/*,,,,BINARY,BINARY",
  })
  void response(
      @Nullable String binaryMediaTypes,
      @Nullable String contentType,
      @Nullable String accept,
      @Nullable ContentHandling handling,
      String sent,
      String expected)
      throws Exception {
    backendSends(sent, contentType);
    IntegrationResponse response =
        new IntegrationResponse("200", null, Mappings.NONE, Map.of(), handling);

    HttpResponse<byte[]> got =
        get(
            deploy(
                binaryMediaTypes, SampleIntegration.http("GET", backend.url()).response(response)),
            accept);

    assertGot(got, expected);
  }

  @ParameterizedTest
  @CsvSource({
    ",image/png,image/png,TEXT",
    "image/png,image/png,image/png,BINARY",
    "image/png,image/png,text/html,BINARY",
    "image/png,text/html,image/png,BINARY",
    "image/png,text/html,text/html,TEXT",
    "*/*,text/html,text/html,BINARY",
    "*/*,,,BINARY",
  })
  void proxiedResponse(
      @Nullable String binaryMediaTypes,
      @Nullable String contentType,
      @Nullable String accept,
      String expected)
      throws Exception {
    backendSends("BINARY", contentType);

    assertGot(
        get(deploy(binaryMediaTypes, SampleIntegration.httpProxy("GET", backend.url())), accept),
        expected);
  }

  private void backendSends(String body, @Nullable String contentType) {
    String bytes = new String(bytes(body), ISO_8859_1);
    String header = contentType == null ? "X-A: b" : "Content-Type: " + contentType;
    backend.answers(request -> Sent.ofBytes(200, bytes, header));
  }

  private DeployedApi deploy(@Nullable String binaryMediaTypes, SampleIntegration integration) {
    SampleApi api = binaryMediaTypes == null ? new SampleApi() : new SampleApi(binaryMediaTypes);
    return plane.deploy(api.route("ANY", "/a", integration));
  }

  private static HttpResponse<byte[]> get(DeployedApi api, @Nullable String accept)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder().GET();
    return api.bytes(accept == null ? request : request.header("Accept", accept), "/a");
  }

  private static void assertGot(HttpResponse<byte[]> got, String expected) {
    if (expected.equals("500")) {
      assertThat(got.statusCode()).isEqualTo(500);
    } else {
      assertThat(got.statusCode()).isEqualTo(200);
      assertThat(got.body()).isEqualTo(bytes(expected));
    }
  }

  private static byte[] bytes(String name) {
    return switch (name) {
      case "BINARY" -> BINARY;
      case "BASE64" -> BASE64;
      case "TEXT" -> TEXT;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
