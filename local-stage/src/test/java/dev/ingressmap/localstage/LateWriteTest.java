package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ingressmap.gateway.openapi.ApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write of a leader that died, which the local stage delays. */
class LateWriteTest {

  @AutoClose private final NamingBackend backend = new NamingBackend();
  @AutoClose private final Caller caller = new Caller();
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  @AutoClose private final ApiGatewayUnderTest aws = new ApiGatewayUnderTest(backend.asIngress());
  @TempDir private Path folder;

  LateWriteTest() throws IOException {}

  @Test
  void isNotDeployedUnderTheNameOfTheNextOne() throws Exception {
    String late = ApiDocument.of(LiveMap.map(folder, "late")).json();
    apply("old");
    String api = "/restapis/" + aws.onlyApi().id();
    assertThat(send("/_local/faults", "PutRestApi late:CreateDeployment").statusCode())
        .isEqualTo(200);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> send(api + "?mode=overwrite", late));

    CommandRun apply = apply("new");

    assertThat(served()).isEqualTo("200 new");
    assertThat(apply.out()).contains("somebody else has written to API ", "Applied: ");
    assertThat(CommandRun.of(aws.endpoint(), "plan", "-f", file("new")).exitCode()).isZero();
  }

  private CommandRun apply(String map) throws IOException {
    var _ = LiveMap.map(folder, map);
    CommandRun apply = CommandRun.of(aws.endpoint(), "apply", "--auto-approve", "-f", file(map));
    assertThat(apply.exitCode()).as(apply.err()).isZero();
    return apply;
  }

  private String file(String map) {
    return folder.resolve(map + ".yaml").toString();
  }

  private String served() {
    String path = "/_aws/execute-api/" + aws.onlyApi().id() + "/v1/a";
    return Prober.answer(caller, aws.endpoint().resolve(path));
  }

  private HttpResponse<String> send(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(aws.endpoint() + path))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-west-1/apigateway/aws4_request")
            .PUT(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
