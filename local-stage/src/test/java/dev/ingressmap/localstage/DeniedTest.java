package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Callers that never had, or have lost, some permissions: their messages, and the state of the map.
 */
@Isolated("sets properties of the JVM")
class DeniedTest {

  private static final String SECRET = "wJalrXUtnFEMIK7MDENG";

  @AutoClose private final LiveMap live = new LiveMap();
  @TempDir private Path folder;

  DeniedTest() throws IOException {}

  @BeforeEach
  void credentials() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", SECRET);
    System.setProperty("aws.sessionToken", SECRET + "TOKEN");
  }

  @AfterEach
  void noCredentials() {
    List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken")
        .forEach(System::clearProperty);
  }

  @ParameterizedTest
  @CsvSource({
    "GetRestApis, the region's APIs, GET, /restapis",
    "GetResources, API ID, GET, /restapis/ID/resources",
    "GetStages, API ID, GET, /restapis/ID/stages",
    "GetDeployments, API ID, GET, /restapis/ID/deployments",
    "PutRestApi, API ID, PUT, /restapis/ID",
    "CreateDeployment, stage v1 of API ID, POST, /restapis/ID/deployments",
  })
  void nameTheActionAndTheResource(String operation, String subject, String method, String path)
      throws IOException {
    applyOld();
    live.faults()
        .leaveTo(call -> call.operation().equals(operation) ? Fault.denied(call) : Fault.NONE);

    CommandRun run = apply("new");

    String id = live.gateway().onlyApi().id();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .contains(
            ("gateway: " + operation + " on " + subject + ": AccessDeniedException: ")
                .replace("ID", id))
        .contains(
            ("apigateway:" + method + " on resource: arn:aws:apigateway:us-east-1::" + path)
                .replace("ID", id))
        .contains("(HTTP 403): allow it in the IAM policy of the caller");
    assertThat(live.served()).isEqualTo("200 old");
    assertKeepsSecrets(run);
    assertGoesOn();
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6"})
  void haveToComeBackWithNewCredentials(int call) throws IOException {
    applyOld();
    live.faults().play(number -> number >= call ? Fault.expired() : Fault.NONE);

    CommandRun run = apply("new");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            live.faults().operations().getLast() + " on ",
            "ExpiredTokenException: The security token included in the request is expired",
            "get new credentials, for instance by logging in again");
    assertThat(live.faults().operations()).hasSize(call);
    assertThat(live.served()).isEqualTo("200 old");
    assertKeepsSecrets(run);
    assertGoesOn();
  }

  private void applyOld() throws IOException {
    assertThat(apply("old").exitCode()).isZero();
  }

  private void assertGoesOn() throws IOException {
    live.faults().none();
    live.faults().leaveTo(call -> Fault.NONE);
    assertThat(apply("new").exitCode()).isZero();
    assertThat(live.served()).isEqualTo("200 new");
  }

  private static void assertKeepsSecrets(CommandRun run) {
    assertThat(run.err()).contains("\tat dev.ingressmap.").doesNotContain(SECRET);
    assertThat(run.out()).doesNotContain(SECRET);
  }

  private CommandRun apply(String host) throws IOException {
    Path file = folder.resolve(host + ".yaml");
    Rules.write(file, List.of("Exact " + host + "/a"));
    return CommandRun.of(
        live.endpoint(), "apply", "--auto-approve", "--verbose", "-f", file.toString());
  }
}
