package dev.ingressmap.localstage.execute.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.backend.Backend;
import dev.ingressmap.localstage.execute.DataPlane;
import dev.ingressmap.localstage.execute.DeployedApi;
import dev.ingressmap.localstage.execute.DocumentApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses of an API with a minimum compression size. */
class CompressionTest {

  private static final String TEXT = "a".repeat(100);

  @AutoClose Backend backend = new Backend();
  @AutoClose DataPlane plane = new DataPlane();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100 | gzip                  | gzip
          100 | deflate               | deflate
          100 | br, deflate;q=0.5, gzip | gzip
          100 | *                     | gzip
          0   | GZIP                  | gzip
          101 | gzip                  |
          100 | gzip;q=0              |
          100 | identity              |
          100 |                       |
          """)
  void compressesWhatIsLargeEnough(
      int minimum, @Nullable String accepted, @Nullable String encoding) throws Exception {
    backend.answers(200, TEXT, "Content-Type: text/plain");

    HttpResponse<byte[]> response = get(deploy(Integer.toString(minimum)), accepted);
    assertThat(response.headers().firstValue("Content-Encoding").orElse(null)).isEqualTo(encoding);
    assertThat(text(response.body(), encoding)).isEqualTo(TEXT);
    assertThat(response.headers().firstValueAsLong("Content-Length"))
        .hasValue(response.body().length);
  }

  @Test
  void leavesAloneWhatIsCompressedAlready() throws Exception {
    backend.answers(200, TEXT, "Content-Encoding: br");

    HttpResponse<byte[]> response = get(deploy("0"), "gzip");
    assertThat(response.headers().allValues("Content-Encoding")).containsExactly("br");
    assertThat(text(response.body(), null)).isEqualTo(TEXT);
  }

  @Test
  void compressesNothingUnlessItIsTold() throws Exception {
    backend.answers(200, TEXT);

    assertThat(get(deploy("null"), "gzip").headers().firstValue("Content-Encoding")).isEmpty();
  }

  private DeployedApi deploy(String minimum) {
    return plane.deploy(
        DocumentApi.of(
            """
            x-amazon-apigateway-minimum-compression-size: %s
            x-amazon-apigateway-binary-media-types: ['*/*']
            paths:
              /a:
                get:
                  x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: '%s'}
            """
                .formatted(minimum, backend.url())));
  }

  private static HttpResponse<byte[]> get(DeployedApi api, @Nullable String accepted)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    if (accepted != null) {
      request.header("Accept-Encoding", accepted);
    }
    return api.bytes(request, "/a");
  }

  private static String text(byte[] body, @Nullable String encoding) throws IOException {
    InputStream bytes = new ByteArrayInputStream(body);
    InputStream in =
        encoding == null
            ? bytes
            : encoding.equals("gzip") ? new GZIPInputStream(bytes) : new InflaterInputStream(bytes);
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
