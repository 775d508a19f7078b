package dev.ingressmap.localstage.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.execute.ErrorAnswers;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.http.LocalServer;
import dev.ingressmap.localstage.storage.Shelves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class LambdaApiTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String FUNCTIONS = "/2015-03-31/functions";
  private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:f";
  private static final String SOURCE =
      "arn:aws:execute-api:us-east-1:000000000000:api/v1/GET/pets/1";

  /** A custom runtime in a few lines of shell, whose answer names the code's version. */
  private static final String BOOTSTRAP =
      """
      #!/bin/sh
      api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
      while :; do
        event=$(curl -s -D "$0.head" "$api/next") || exit 1
        id=$(sed -n 's/^Lambda-Runtime-Aws-Request-Id: *\\([^[:space:]]*\\).*/\\1/pi' "$0.head")
        echo "log of $TABLE"
        echo "$event" >> "$0.events"
        case "$event" in
          *fail*) curl -s -d '{"errorMessage":"boom"}' "$api/$id/error" ;;
          *) curl -s -d "{\\"version\\":VERSION,\\"table\\":\\"$TABLE\\",\\"event\\":$event}" "$api/$id/response" ;;
        esac
      done
      """;

  @AutoClose
  private final Functions functions =
      new Functions(List.of(LambdaFunction.at("mine", URI.create("http://localhost:1/"))), true);

  @AutoClose private final LocalServer server = start(functions);
  @TempDir Path folder;

  @Test
  void createsInvokesChangesAndDeletesAFunction() throws Exception {
    HttpResponse<String> created = create("f", zip("1"));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    JsonNode configuration = JSON.readTree(created.body());
    assertThat(configuration.path("FunctionArn").stringValue()).isEqualTo(ARN);
    assertThat(configuration.path("State").stringValue()).isEqualTo("Active");
    assertThat(configuration.at("/Environment/Variables/TABLE").stringValue()).isEqualTo("t");
    assertThat(configuration.path("CodeSize").intValue()).isEqualTo(zip("1").length);
    assertThat(create("f", zip("1")).statusCode()).isEqualTo(409);

    HttpResponse<String> invoked = invoke("f", "{\"a\":1}", "X-Amz-Log-Type", "Tail");
    assertThat(invoked.statusCode()).isEqualTo(200);
    assertThat(invoked.body()).isEqualTo("{\"version\":1,\"table\":\"t\",\"event\":{\"a\":1}}");
    assertThat(header(invoked, "X-Amz-Executed-Version")).isEqualTo("$LATEST");
    assertThat(
            new String(
                Base64.getDecoder().decode(header(invoked, "X-Amz-Log-Result")),
                StandardCharsets.UTF_8))
        .contains("START RequestId", "log of t", "REPORT RequestId");

    send("PUT", FUNCTIONS + "/f/code", "{\"ZipFile\":\"" + base64(zip("2")) + "\"}");
    assertThat(invoke("f", "1").body()).contains("\"version\":2");
    send(
        "PUT",
        FUNCTIONS + "/f/configuration",
        "{\"Environment\":{\"Variables\":{\"TABLE\":\"u\"}}}");
    assertThat(invoke(ARN + ":$LATEST", "1").body()).contains("\"table\":\"u\"");
    JsonNode shown = json("GET", FUNCTIONS + "/f");
    assertThat(shown.at("/Configuration/Environment/Variables/TABLE").stringValue()).isEqualTo("u");
    assertThat(shown.at("/Tags/team").stringValue()).isEqualTo("a");

    Path code = Path.of(URI.create(shown.at("/Code/Location").stringValue()));
    assertThat(code).isDirectory();
    assertThat(send("DELETE", FUNCTIONS + "/f", "").statusCode()).isEqualTo(204);
    assertThat(code).doesNotExist();
    assertThat(send("GET", FUNCTIONS + "/f", "").statusCode()).isEqualTo(404);
    assertThat(invoke("f", "1").statusCode()).isEqualTo(404);
  }

  @Test
  void saysThatAFunctionFailed() throws Exception {
    create("f", zip("1"));

    HttpResponse<String> failed = invoke("f", "\"fail\"");
    assertThat(failed.statusCode()).isEqualTo(200);
    assertThat(header(failed, "X-Amz-Function-Error")).isEqualTo("Unhandled");
    assertThat(failed.body()).isEqualTo("{\"errorMessage\":\"boom\"}");
  }

  /** They would otherwise hold all threads of the control plane. */
  @Test
  void invocationsThatWaitHoldNoThreads() throws Exception {
    create("f", zip("bootstrap", "#!/bin/sh\nexec sleep 60\n"));
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 300; i++) {
        HttpRequest invoke =
            HttpRequest.newBuilder(uri(FUNCTIONS + "/f/invocations"))
                .POST(BodyPublishers.ofString("1"))
                .build();
        waiting.add(client.sendAsync(invoke, BodyHandlers.ofString()));
      }
      assertThat(send("GET", FUNCTIONS + "/f", "").statusCode()).isEqualTo(200);

      send("DELETE", FUNCTIONS + "/f", "");
      for (CompletableFuture<HttpResponse<String>> answer : waiting) {
        assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isIn(200, 404, 502);
      }
    }
  }

  @Test
  void anInvocationOfAnUnknownTypeIsNotMade() throws Exception {
    create("f", zip("1"));

    Path code =
        Path.of(URI.create(json("GET", FUNCTIONS + "/f").at("/Code/Location").stringValue()));
    assertThat(invoke("f", "\"other\"", "X-Amz-Invocation-Type", "Other").statusCode())
        .isEqualTo(400);
    for (int i = 0; i < 3; i++) {
      assertThat(invoke("f", "\"known\"").statusCode()).isEqualTo(200);
    }
    assertThat(code.resolve("bootstrap.events"))
        .content()
        .contains("known")
        .doesNotContain("other");
  }

  @Test
  void doesNotWaitForAnEvent() throws Exception {
    create("f", zip("1"));

    assertThat(invoke("f", "1", "X-Amz-Invocation-Type", "Event").statusCode()).isEqualTo(202);
    assertThat(invoke("f", "1", "X-Amz-Invocation-Type", "DryRun").statusCode()).isEqualTo(204);
    assertThat(invoke("f", "1", "X-Amz-Invocation-Type", "Other").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apigateway.amazonaws.com | lambda:InvokeFunction | arn:aws:execute-api:us-east-1:000000000000:api/*/GET/pets/* | true
          apigateway.amazonaws.com | lambda:*              | arn:aws:execute-api:us-east-1:000000000000:api/*            | true
          apigateway.amazonaws.com | lambda:InvokeFunction | arn:aws:execute-api:us-east-1::api/*/GET/pets/*             | true
          apigateway.amazonaws.com | lambda:InvokeFunction |                                                            | true
          *                        | lambda:InvokeFunction |                                                            | true
          apigateway.amazonaws.com | lambda:InvokeFunction | arn:aws:execute-api:us-east-1:000000000000:other/*          | false
          apigateway.amazonaws.com | lambda:InvokeFunction | arn:aws:execute-api:us-east-1:111111111111:api/*            | false
          apigateway.amazonaws.com | lambda:GetFunction    |                                                            | false
          events.amazonaws.com     | lambda:InvokeFunction |                                                            | false
          """)
  void onlyAPermissionLetsApiGatewayInvokeIt(
      String principal, String action, String source, boolean permits) throws Exception {
    create("f", zip("1"));
    assertThat(functions.permits("f", SOURCE)).isFalse();

    String body =
        JSON.writeValueAsString(
            source == null
                ? Map.of("StatementId", "s", "Principal", principal, "Action", action)
                : Map.of(
                    "StatementId",
                    "s",
                    "Principal",
                    principal,
                    "Action",
                    action,
                    "SourceArn",
                    source));
    assertThat(send("POST", FUNCTIONS + "/f/policy", body).statusCode()).isEqualTo(201);
    assertThat(functions.permits("f", SOURCE)).isEqualTo(permits);
    assertThat(send("POST", FUNCTIONS + "/f/policy", body).statusCode()).isEqualTo(409);
    assertThat(json("GET", FUNCTIONS + "/f/policy").path("Policy").stringValue())
        .contains("\"Sid\":\"s\"", "\"Resource\":\"" + ARN + "\"");
    send("PUT", FUNCTIONS + "/f/configuration", "{\"Timeout\":9}");
    assertThat(functions.permits("f", SOURCE)).as("of a changed function").isEqualTo(permits);

    assertThat(send("DELETE", FUNCTIONS + "/f/policy/s", "").statusCode()).isEqualTo(204);
    assertThat(functions.permits("f", SOURCE)).isFalse();
    assertThat(send("GET", FUNCTIONS + "/f/policy", "").statusCode()).isEqualTo(404);
    assertThat(send("DELETE", FUNCTIONS + "/f/policy/s", "").statusCode()).isEqualTo(404);
  }

  @Test
  void tags() throws Exception {
    create("f", zip("1"));
    String path = "/2017-03-31/tags/" + ARN.replace(":", "%3A");

    send("POST", path, "{\"Tags\":{\"b\":\"2\"}}");
    send("DELETE", path + "?tagKeys=team", "");
    assertThat(json("GET", path).path("Tags").toString()).isEqualTo("{\"b\":\"2\"}");
  }

  @Test
  void aFolderOfTheMachineIsCodeThatMayChange() throws Exception {
    Path bootstrap = Files.writeString(folder.resolve("bootstrap"), bootstrap("7"));
    assertThat(bootstrap.toFile().setExecutable(true)).isTrue();

    HttpResponse<String> created =
        send(
            "POST",
            FUNCTIONS,
            "{\"FunctionName\":\"f\",\"Runtime\":\"provided.al2023\",\"Role\":\"r\","
                + "\"Code\":{\"S3Bucket\":\"hot-reload\",\"S3Key\":\""
                + folder
                + "\"}}");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(invoke("f", "1").body()).contains("\"version\":7");
    send("DELETE", FUNCTIONS + "/f", "");
    assertThat(bootstrap).exists();
  }

  @Test
  void theUsersOwnFunctionsAreShownAndStay() throws Exception {
    assertThat(json("GET", FUNCTIONS + "/").at("/Functions/0/FunctionName").stringValue())
        .isEqualTo("mine");
    assertThat(json("GET", FUNCTIONS + "/mine").at("/Configuration/State").stringValue())
        .isEqualTo("Active");
    assertThat(send("DELETE", FUNCTIONS + "/mine", "").body())
        .contains("comes from functions.yaml");
    assertThat(create("mine", zip("1")).statusCode()).isEqualTo(409);
    assertThat(functions.permits("mine", SOURCE)).isTrue();
  }

  /** A file cannot be a folder, too. */
  @Test
  void aZipThatContradictsItselfIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("a", "a/b")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    assertThat(create("f", bytes.toByteArray()).body()).contains("Could not unzip uploaded file");
    assertThat(create("f", zip("n".repeat(300), "x")).body()).contains("Could not unzip");
  }

  /** Whatever is wrong is found before the code is unpacked, or the code goes again. */
  @Test
  void whatIsRefusedLeavesNoCodeBehind() throws Exception {
    create("f", zip("1"));
    Path kept =
        Path.of(URI.create(json("GET", FUNCTIONS + "/f").at("/Code/Location").stringValue()));
    for (String wrong : List.of("\"Layers\":[\"l\"]", "\"Timeout\":0", "\"Runtime\":\"cobol\"")) {
      String body = creation("g", zip("1"));
      String field = wrong.substring(0, wrong.indexOf(':') + 1);
      String changed =
          body.contains(field)
              ? body.replaceFirst(field + "[^,]+", wrong)
              : body.replaceFirst("\\{", "{" + wrong + ",");
      assertThat(send("POST", FUNCTIONS, changed).statusCode()).as(wrong).isEqualTo(400);
      assertThat(send("PUT", FUNCTIONS + "/f/configuration", "{" + wrong + "}").statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
    try (Stream<Path> left = Files.list(kept.getParent())) {
      assertThat(left).containsExactly(kept);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/tmp/evil", "a/../../evil", "a\\..\\evil", "a\u0000b"})
  void aZipWritesNowhereElse(String entry) throws Exception {
    HttpResponse<String> refused = create("f", zip(entry, "x"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("outside of its folder");
    assertThat(functions.find("f")).isEmpty();
  }

  @Test
  void aZipThatGrowsTooLargeIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      byte[] zeros = new byte[1024 * 1024];
      zip.putNextEntry(new ZipEntry("zeros"));
      for (int i = 0; i < 251; i++) {
        zip.write(zeros);
      }
    }

    assertThat(create("f", bytes.toByteArray()).body()).contains("Unzipped size must be smaller");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not json                                            | InvalidRequestContentException
          [1]                                                 | InvalidRequestContentException
          {                                                   | InvalidRequestContentException
          {}                                                  | ValidationException
          {"FunctionName":"a b"}                              | ValidationException
          {"FunctionName":"f"}                                | InvalidParameterValueException
          {"FunctionName":"f","Code":{"ZipFile":"!!"}}        | InvalidRequestContentException
          {"FunctionName":"f","Code":{"ZipFile":"bm8gemlw"}}  | InvalidParameterValueException
          {"FunctionName":"f","Code":{"ZipFile":""}}          | InvalidParameterValueException
          {"FunctionName":"f","Code":{"S3Bucket":"b","S3Key":"k"}} | InvalidParameterValueException
          {"FunctionName":"f","Code":{"S3Bucket":"hot-reload","S3Key":"relative"}} | InvalidParameterValueException
          {"FunctionName":"f","Runtime":"cobol","Handler":"h","Code":$zip} | InvalidParameterValueException
          {"FunctionName":"f","Runtime":"java21","Code":$zip} | InvalidParameterValueException
          {"FunctionName":"f","Runtime":"java21","Handler":"h","Timeout":901,"Code":$zip} | ValidationException
          {"FunctionName":"f","Runtime":"java21","Handler":"h","Timeout":"a","Code":$zip} | ValidationException
          {"FunctionName":"f","Runtime":"java21","Handler":"h","Layers":["l"],"Code":$zip} | InvalidParameterValueException
          {"FunctionName":"f","Runtime":"java21","Handler":"h","Environment":{"Variables":{"a-b":"c"}},"Code":$zip} | InvalidParameterValueException
          """)
  void refusesWhatIsNoFunction(String body, String type) throws Exception {
    String code = "{\"ZipFile\":\"" + base64(zip("1")) + "\"}";
    HttpResponse<String> refused = send("POST", FUNCTIONS, body.replace("$zip", code));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(header(refused, "x-amzn-ErrorType")).isEqualTo(type);
    assertThat(functions.find("f")).isEmpty();
  }

  @Test
  void takesLargeZipsAndNoOtherLargeThings() throws Exception {
    byte[] noise = new byte[3_000_000];
    new Random(1).nextBytes(noise);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("noise"));
      zip.write(noise);
    }
    assertThat(create("f", bytes.toByteArray()).statusCode()).isEqualTo(201);

    String long1 =
        creation("g", zip("1"))
            .replace("\"Role\":\"r\"", "\"Role\":\"" + "r".repeat(70_000) + "\"");
    assertThat(send("POST", FUNCTIONS, long1).statusCode()).isEqualTo(400);
    String deep = creation("g", zip("1")).replace("\"r\"", "[".repeat(60) + "]".repeat(60));
    assertThat(send("POST", FUNCTIONS, deep).statusCode()).isEqualTo(400);
    String many = creation("g", zip("1")).replace("\"r\"", "[" + "1,".repeat(11_000) + "1]");
    assertThat(send("POST", FUNCTIONS, many).statusCode()).isEqualTo(400);
  }

  @Test
  void runsNoForeignCodeUnlessItIsAllowed() throws Exception {
    try (Functions careful = new Functions();
        LocalServer other = start(careful)) {
      HttpResponse<String> refused =
          send(other.address().getPort(), "POST", FUNCTIONS, creation("f", zip("1")));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("LOCAL_STAGE_UPLOADED_CODE=true");
    }
  }

  @Test
  void leavesOtherPathsAloneAndRefusesWhatIsMissing() throws Exception {
    assertThat(send("GET", "/restapis", "").body()).isEqualTo("other");
    HttpResponse<String> missing = send("GET", "/2015-03-31/event-source-mappings/", "");
    assertThat(missing.statusCode()).isEqualTo(501);
    assertThat(missing.body()).contains("is not implemented by this Lambda");
    assertThat(send("GET", FUNCTIONS + "/a%20b", "").statusCode()).isEqualTo(400);
  }

  private static LocalServer start(Functions functions) {
    try {
      LocalServer server = new LocalServer(LocalServer.loopback(0), 10_240);
      server.start(
          new LambdaApi(
              functions,
              Shelves.NONE,
              new Handler.Abstract() {
                @Override
                public boolean handle(Request request, Response response, Callback callback) {
                  response.write(
                      true, ByteBuffer.wrap("other".getBytes(StandardCharsets.UTF_8)), callback);
                  return true;
                }
              }),
          new ErrorAnswers());
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> create(String name, byte[] zip) throws Exception {
    return send("POST", FUNCTIONS, creation(name, zip));
  }

  private static String creation(String name, byte[] zip) {
    return """
    {"FunctionName":"%s","Runtime":"provided.al2023","Handler":"h","Role":"r","Timeout":20,
     "Tags":{"team":"a"},"Environment":{"Variables":{"TABLE":"t"}},"Code":{"ZipFile":"%s"}}
    """
        .formatted(name, base64(zip));
  }

  private HttpResponse<String> invoke(String name, String event, String... headers)
      throws Exception {
    return send(
        server.address().getPort(),
        "POST",
        FUNCTIONS + "/" + name.replace(":", "%3A").replace("$", "%24") + "/invocations",
        event,
        headers);
  }

  private JsonNode json(String method, String path) throws Exception {
    return JSON.readTree(send(method, path, "").body());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(server.address().getPort(), method, path, body);
  }

  private static HttpResponse<String> send(
      int port, String method, String path, String body, String... headers) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String bootstrap(String version) {
    return BOOTSTRAP.replace("VERSION", version);
  }

  private static byte[] zip(String version) throws IOException {
    return zip("bootstrap", bootstrap(version));
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
