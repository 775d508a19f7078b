package dev.ingressmap.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.ingressmap.gateway.aws.call.AwsFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile that the user names, while the environment has other credentials. */
@Isolated("sets properties of the JVM")
class NamedProfileTest {

  private static final String ROLE =
      """
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <Credentials>
          <AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
          <SessionToken>token</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
        </Credentials>
      </AssumeRoleResult></AssumeRoleResponse>
      """;

  private final AtomicReference<String> assumed = new AtomicReference<>("");
  private final AtomicReference<String> authorization = new AtomicReference<>("");
  private final Map<String, @Nullable String> before = new HashMap<>();
  private HttpServer server;
  private Path config;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    config =
        Files.writeString(
            folder.resolve("config"),
            """
            [profile prod]
            aws_access_key_id = PROD
            aws_secret_access_key = secret
            region = eu-west-3
            [profile anywhere]
            aws_access_key_id = ANYWHERE
            aws_secret_access_key = secret
            [profile bare]
            region = eu-west-3
            [profile role]
            region = eu-west-3
            role_arn = arn:aws:iam::123456789012:role/deployer
            source_profile = gone
            """);
    set("aws.configFile", config.toString());
    set("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
    set("aws.accessKeyId", "ENVIRONMENT");
    set("aws.secretAccessKey", "secret");
    set("aws.region", "us-west-1");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String signed = exchange.getRequestHeaders().getFirst("Authorization");
            boolean sts = exchange.getRequestMethod().equals("POST");
            if (sts) {
              byte[] form = exchange.getRequestBody().readAllBytes();
              assumed.set(signed + " " + new String(form, StandardCharsets.UTF_8));
            } else {
              authorization.set(signed);
            }
            byte[] bytes = (sts ? ROLE : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    before.forEach((name, value) -> {
      if (value == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "prod, PROD, eu-west-3",
    "anywhere, ANYWHERE, us-west-1",
    ", ENVIRONMENT, us-west-1",
  })
  void beatsTheEnvironment(@Nullable String profile, String key, String region) {
    call(profile);

    assertThat(authorization.get())
        .contains("Credential=" + key + "/")
        .contains("/" + region + "/apigateway/");
  }

  @ParameterizedTest
  @CsvSource({"nope", "''"})
  void hasToExist(String profile) {
    assertThatExceptionOfType(AwsFailure.class)
        .isThrownBy(() -> call(profile))
        .withMessageStartingWith(
            "profile \"" + profile + "\": is neither in " + config + " nor in ")
        .withMessageNotContaining("\n");
  }

  @Test
  void hasToHaveCredentials() {
    assertThatExceptionOfType(AwsFailure.class)
        .isThrownBy(() -> call("bare"))
        .withMessage(
            "GetRestApis on the region's APIs: profile \"bare\" has no credentials: it needs keys,"
                + " a role, single sign-on or a credential_process");
  }

  @Test
  void hasToBeWhole() {
    assertThatExceptionOfType(AwsFailure.class)
        .isThrownBy(() -> call("role"))
        .withMessageStartingWith("GetRestApis on the region's APIs: profile \"role\": ")
        .withMessageContaining("gone")
        .withMessageNotContaining("\n");
  }

  /** STS is called with the caller's own key, and API Gateway with the role's. */
  @Test
  void takesOnARole() {
    set("aws.endpointUrlSts", "http://localhost:" + server.getAddress().getPort());

    call(null, new Role("arn:aws:iam::123456789012:role/deployer", "agreed"));

    assertThat(assumed.get())
        .contains("Credential=ENVIRONMENT/")
        .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdeployer")
        .contains("ExternalId=agreed");
    assertThat(authorization.get()).contains("Credential=ASSUMED/");
  }

  private void call(@Nullable String profile) {
    call(profile, null);
  }

  private void call(@Nullable String profile, @Nullable Role role) {
    URI endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
    try (ApiGateway aws = ApiGateway.connect(new Connection(endpoint, null, profile, role))) {
      assertThat(aws.apis().all()).isEmpty();
    }
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property));
    System.setProperty(property, value);
  }
}
