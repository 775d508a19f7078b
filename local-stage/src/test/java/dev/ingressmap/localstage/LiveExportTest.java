package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cli.Gateway;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gateway export --from live}, with an API Gateway. */
class LiveExportTest {

  @AutoClose private final ApiGatewayUnderTest gateway = new ApiGatewayUnderTest();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  LiveExportTest() throws Exception {}

  @Test
  void isWhatTheStageServesAndWhere() {
    run("apply", "-f", "../k8s/base", "--auto-approve");
    String id = gateway.onlyApi().id();
    gateway.client().createResource(r -> r.restApiId(id).parentId(root(id)).pathPart("undeployed"));

    assertThat(run("export", "--from", "live")).isZero();

    JsonNode document = new JsonMapper().readTree(out.toString());
    assertThat(document.at("/info/version").asString()).isEqualTo("1.0.0");
    assertThat(gateway.onlyApi().version()).matches("1\\.0\\.0\\+map\\.[0-9a-f]{16}");
    assertThat(document.get("paths").propertyNames()).containsExactly("/health");
    assertThat(document.at("/paths/~1health").propertyNames()).contains("get", "delete");
    URI endpoint = gateway.endpoint();
    assertThat(document.at("/servers/0/url").asString())
        .isEqualTo(endpoint + "/_aws/execute-api/" + id + "/v1");
    assertThat(out.toString()).doesNotContain("x-amazon");
  }

  @Test
  void takesThreeCalls() {
    run("apply", "-f", "../k8s/base", "--auto-approve");

    assertThat(run("export", "--from", "live", "--output", "json")).isZero();

    assertThat(new JsonMapper().readTree(out.toString()).get("apiCalls").asInt()).isEqualTo(3);
  }

  @Test
  void needsAStage() {
    assertThat(run("export", "--from", "live")).isEqualTo(1);

    assertThat(err.toString().strip())
        .isEqualTo("gateway: there is no API demo of this map yet: gateway apply creates it");
  }

  private String root(String apiId) {
    return gateway.resource(apiId, "/");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    CommandLine command = Gateway.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(
        Stream.concat(
                Stream.of(arguments), Stream.of("--endpoint-url", gateway.endpoint().toString()))
            .toArray(String[]::new));
  }
}
