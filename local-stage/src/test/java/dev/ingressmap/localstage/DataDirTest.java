package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.localstage.backend.Backend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in a folder over restarts. */
@Timeout(120)
class DataDirTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ZONE =
      """
      <CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">\
      <Name>*.Example.com</Name><CallerReference>a</CallerReference></CreateHostedZoneRequest>\
      """;

  @AutoClose private final Caller caller = new Caller();
  @AutoClose private final Backend backend = new Backend();
  @TempDir Path temporary;

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    Map<String, JsonNode> before;
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      fill(stage, gateway.client());
      before = everything(stage);
    }
    try (LocalStage stage = start()) {
      assertThat(everything(stage)).isEqualTo(before);
    }
    try (LocalStage stage = start()) {
      assertThat(everything(stage)).as("written and read twice").isEqualTo(before);
    }
    assertThat(before).hasSizeGreaterThan(40);
  }

  @Test
  void aStageAnswersAsBeforeAndItsQuotaGoesOn() throws Exception {
    backend.answers(200, "here");
    URI path;
    String key;
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      ApiGatewayClient client = gateway.client();
      String id = api(client, backend.url(), true);
      key = client.createApiKey(r -> r.name("ann").enabled(true)).value();
      String keyId = client.getApiKeys().items().getFirst().id();
      String plan =
          client
              .createUsagePlan(r ->
                  r.name("two a month")
                      .quota(q -> q.limit(2).period("MONTH"))
                      .apiStages(ApiStage.builder().apiId(id).stage("v1").build()))
              .id();
      client.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(keyId).keyType("API_KEY"));
      path = URI.create("/_aws/execute-api/" + id + "/v1/a");
      assertThat(status(stage, path, key)).isEqualTo(200);
    }
    try (LocalStage stage = start()) {
      assertThat(status(stage, path, key)).isEqualTo(200);
      assertThat(status(stage, path, key)).as("the quota is used up").isEqualTo(429);
    }
    try (LocalStage stage = start()) {
      assertThat(status(stage, path, key)).as("it still is").isEqualTo(429);
    }
  }

  @Test
  void thingsAreListedInTheSameOrder() throws Exception {
    List<String> names = IntStream.range(0, 12).mapToObj(i -> "n" + i).toList();
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      names.forEach(name -> gateway.client().createRestApi(r -> r.name(name)));
    }
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      gateway.client().createRestApi(r -> r.name("last"));
      assertThat(gateway.client().getRestApis().items())
          .extracting(RestApi::name)
          .startsWith("n0", "n1", "n2")
          .endsWith("n11", "last");
    }
  }

  @Test
  void whatWasDeletedIsGone() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      ApiGatewayClient client = gateway.client();
      String id = api(client, backend.url(), false);
      client.deleteStage(r -> r.restApiId(id).stageName("v1"));
      client
          .getDeployments(r -> r.restApiId(id))
          .items()
          .forEach(old -> client.deleteDeployment(r -> r.restApiId(id).deploymentId(old.id())));
      String other = api(client, backend.url(), false);
      client.deleteRestApi(r -> r.restApiId(other));
    }
    assertThat(files("deployments")).isEmpty();
    assertThat(files("apis")).hasSize(1);
  }

  @Test
  void aMapIsFoundAgainAndNotDeployedTwice() throws Exception {
    String id;
    String deployment;
    try (LocalStage stage = start(LocalStage.builder().manifests(Path.of("../k8s/base")));
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      id = stage.first().apiId();
      deployment = deployment(gateway.client(), id);
    }
    try (LocalStage stage = start(LocalStage.builder().manifests(Path.of("../k8s/base")));
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      assertThat(gateway.onlyApi().id()).isEqualTo(id).isEqualTo(stage.first().apiId());
      assertThat(deployment(gateway.client(), id)).isEqualTo(deployment);
      assertThat(caller.get(stage.first().url("/health")).getStatus()).isEqualTo(200);
    }
  }

  private static String deployment(ApiGatewayClient client, String id) {
    return client.getStages(r -> r.restApiId(id)).item().getFirst().deploymentId();
  }

  @Test
  void aResetDeletesOnlyWhatWasKept() throws Exception {
    Path mine;
    Path beside;
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      fill(stage, gateway.client());
      Files.createDirectory(data().resolve("mine"));
      mine = Files.writeString(data().resolve("mine/notes.json"), "mine");
      beside = Files.writeString(data().resolve("apis/notes.txt"), "mine");
      assertThat(caller.post(URI.create(stage.endpoint() + "/_local/reset"), "").getStatus())
          .isEqualTo(200);
      assertThat(files("apis")).isEmpty();
      assertThat(mine).as("which it did not write").exists();
      assertThat(beside).exists();
      gateway.client().createRestApi(r -> r.name("new"));
    }
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      assertThat(gateway.onlyApi().name()).isEqualTo("new");
      assertThat(gateway.client().getApiKeys().items()).isEmpty();
    }
  }

  @Test
  void aTornFileIsNamedAndNothingIsLost() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      fill(stage, gateway.client());
    }
    for (Path file : files()) {
      byte[] whole = Files.readAllBytes(file);
      for (byte[] torn :
          List.of(
              new byte[0],
              Arrays.copyOf(whole, whole.length / 2),
              "null".getBytes(StandardCharsets.UTF_8),
              "{\"a\": 1}".getBytes(StandardCharsets.UTF_8),
              "{}".getBytes(StandardCharsets.UTF_8),
              (new String(whole, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8))) {
        Files.write(file, torn);
        assertThatThrownBy(this::start)
            .as(file + " " + torn.length)
            .isInstanceOf(InvalidInput.class)
            .hasMessageStartingWith(file + ": ")
            .extracting(Throwable::getMessage)
            .matches(message -> message.lines().count() == 1, "is one line");
        assertThat(file).hasBinaryContent(torn);
      }
      Files.write(file, whole);
    }
    start().close();
  }

  @Test
  void aCopyOfAFileIsNamedAndNotLost() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      api(gateway.client(), backend.url(), false);
    }
    Path file = files("apis").getFirst();
    Path copy = Files.copy(file, file.resolveSibling("before.json"));

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "%s: holds what belongs into %s: move it away, or rename it"
                .formatted(copy, file.getFileName()));
    assertThat(copy).exists();
    Files.delete(copy);
    start().close();
  }

  @Test
  void aStageWithoutItsDeploymentIsNamed() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      api(gateway.client(), backend.url(), false);
    }
    Path file = files("apis").getFirst();
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceAll("\"deploymentId\":\"[a-z0-9]+\"", "\"deploymentId\":\"zzzzzz\""));

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidInput.class)
        .hasMessage(file + ": cannot be used: Deployment id does not exist (or delete the file)");
  }

  /** A data folder may come from somebody else. */
  @Test
  void codeOutsideOfItsFolderIsRefused() throws Exception {
    try (LocalStage stage = start(LocalStage.builder().uploadedCode())) {
      assertThat(create(stage, "orders").getStatus()).isEqualTo(201);
    }
    Path file = files("functions").getFirst();
    String text = Files.readString(file);
    for (String folder : List.of("..", ".", "", "../../mine", "/tmp")) {
      Files.writeString(
          file, text.replaceAll("\"folder\":\"[^\"]*\"", "\"folder\":\"" + folder + "\""));
      assertThatThrownBy(() -> start(LocalStage.builder().uploadedCode()))
          .as(folder)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("its folder is not a name: " + folder);
    }
    assertThat(file).exists();
  }

  @Test
  void aMissingDeploymentIsNamed() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      api(gateway.client(), backend.url(), false);
    }
    Files.delete(files("deployments").getFirst());

    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidInput.class)
        .hasMessageMatching(
            ".*apis.[a-z0-9]{10}\\.json: cannot be used: there is no file of its deployment"
                + " [a-z0-9]{6} \\(or delete the file\\)");
  }

  @Test
  void whatAWriteLeftBehindIsIgnored() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      gateway.client().createRestApi(r -> r.name("mine"));
    }
    Path half = Files.writeString(data().resolve("apis/other.json.tmp"), "{");
    Path note = Files.writeString(data().resolve("apis/note.txt"), "mine");

    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      assertThat(gateway.onlyApi().name()).isEqualTo("mine");
    }
    assertThat(half).doesNotExist();
    assertThat(note).exists();
  }

  @Test
  void onlyItsOwnFoldersAreUsed() throws Exception {
    Files.createDirectories(data());
    Path mine = Files.writeString(data().resolve("mine.txt"), "mine");
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("holds other files: name a new folder, or one of local-stage");
    Files.delete(mine);

    try (LocalStage stage = start()) {
      assertThat(stage.stages()).isEmpty();
      assertThatThrownBy(this::start)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("another local-stage uses this folder");
    }
    Files.writeString(data().resolve("format"), "local-stage 2\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("is of another version of local-stage");
  }

  @Test
  void onlyItsOwnerMayReadIt() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      gateway.client().createApiKey(r -> r.name("ann"));
    }
    Path file = files("api-keys").getFirst();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void whatCannotBeWrittenIsNotSaidToBeDone() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      gateway.client().createRestApi(r -> r.name("mine"));
      // A folder in the place of the file, since the tests may run as root.
      Path inTheWay = Files.createDirectories(data().resolve("api-keys"));
      Files.delete(inTheWay);
      Files.writeString(inTheWay, "");

      assertThat(
              caller
                  .post(URI.create(stage.endpoint() + "/apikeys"), "{\"name\":\"a\"}")
                  .getStatus())
          .isEqualTo(500);

      Files.delete(inTheWay);
      assertThat(
              caller
                  .post(URI.create(stage.endpoint() + "/apikeys"), "{\"name\":\"b\"}")
                  .getStatus())
          .isEqualTo(201);
    }
    assertThat(files("api-keys")).hasSize(2);
  }

  @Test
  void anEndThatCannotSaveIsALineAndLetsTheFolderGo() throws Exception {
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      gateway.client().createRestApi(r -> r.name("mine"));
      Path inTheWay = Files.writeString(data().resolve("api-keys"), "");
      caller.post(URI.create(stage.endpoint() + "/apikeys"), "{\"name\":\"a\"}");
      assertThat(inTheWay).isRegularFile();
    }
    Files.delete(data().resolve("api-keys"));
    try (LocalStage stage = start();
        ApiGatewayUnderTest gateway = new ApiGatewayUnderTest(stage.endpoint())) {
      assertThat(gateway.onlyApi().name()).isEqualTo("mine");
    }
  }

  @Test
  void functionsKeepTheirCode() throws Exception {
    Map<String, JsonNode> before;
    try (LocalStage stage = start(LocalStage.builder().uploadedCode())) {
      assertThat(create(stage, "Orders").getStatus()).isEqualTo(201);
      caller.post(
          URI.create(stage.endpoint() + "/2015-03-31/functions/Orders/policy"),
          """
          {"StatementId": "s", "Action": "lambda:InvokeFunction",
           "Principal": "apigateway.amazonaws.com"}
          """);
      before = functions(stage);
      assertThat(before.toString()).contains("bootstrap code", "apigateway.amazonaws.com");
    }
    Files.createDirectory(data().resolve("uploaded-code/unknown"));
    try (LocalStage stage = start(LocalStage.builder().uploadedCode())) {
      assertThat(functions(stage)).isEqualTo(before);
      assertThat(data().resolve("uploaded-code/unknown")).doesNotExist();
    }
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("functions/%4frders.json: cannot be used: local-stage runs no code");
    try (LocalStage stage = start(LocalStage.builder().uploadedCode())) {
      assertThat(
              caller
                  .send("DELETE", URI.create(stage.endpoint() + "/2015-03-31/functions/Orders"))
                  .getStatus())
          .isEqualTo(204);
    }
    assertThat(files("functions")).isEmpty();
    assertThat(data().resolve("uploaded-code")).isEmptyDirectory();
  }

  private Map<String, JsonNode> functions(LocalStage stage) throws Exception {
    Map<String, JsonNode> functions = new TreeMap<>();
    for (String path : List.of("", "/Orders", "/Orders/policy")) {
      add(functions, stage, "/2015-03-31/functions" + path);
    }
    Path code =
        Path.of(
            URI.create(functions.toString().replaceAll("(?s).*\"Location\":\"([^\"]+)\".*", "$1")));
    functions.put("code", JSON.valueToTree(Files.readString(code.resolve("bootstrap"))));
    return functions;
  }

  private ContentResponse create(LocalStage stage, String name) throws Exception {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(code)) {
      zip.putNextEntry(new ZipEntry("bootstrap"));
      zip.write("bootstrap code".getBytes(StandardCharsets.UTF_8));
    }
    return caller.post(
        URI.create(stage.endpoint() + "/2015-03-31/functions"),
        """
        {"FunctionName":"%s","Runtime":"provided.al2023","Handler":"h","Tags":{"a":"b"},
         "Role":"arn:aws:iam::000000000000:role/r","Code":{"ZipFile":"%s"}}
        """
            .formatted(name, Base64.getEncoder().encodeToString(code.toByteArray())));
  }

  /** At least one of everything, with as many fields as documents of AWS have. */
  private void fill(LocalStage stage, ApiGatewayClient client) throws Exception {
    for (String document : List.of("complete.yaml", "full.yaml", "documentation.yaml")) {
      SdkBytes body =
          SdkBytes.fromInputStream(getClass().getResourceAsStream("control/" + document));
      String id = client.importRestApi(r -> r.body(body)).id();
      client.createDocumentationVersion(r -> r.restApiId(id).documentationVersion("1"));
      client.createModel(
          r -> r.restApiId(id).name("More").contentType("application/json").schema("{}"));
    }
    String id = api(client, backend.url(), true);
    client.updateStage(r ->
        r.restApiId(id)
            .stageName("v1")
            .patchOperations(
                replacing("/*/*/throttling/rateLimit", "7"),
                replacing("/variables/a", "b"),
                replacing("/canarySettings/percentTraffic", "7.5")));
    client.updateAccount(r ->
        r.patchOperations(replacing("/cloudwatchRoleArn", "arn:aws:iam::000000000000:role/logs")));
    String key = client.createApiKey(r -> r.name("ann").tags(Map.of("a", "b"))).id();
    String plan =
        client
            .createUsagePlan(r ->
                r.name("gold")
                    .throttle(t -> t.rateLimit(3.5).burstLimit(4))
                    .apiStages(ApiStage.builder().apiId(id).stage("v1").build()))
            .id();
    client.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(key).keyType("API_KEY"));
    client.createVpcLink(r ->
        r.name("link")
            .targetArns(
                "arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/net/a/b"));
    client.generateClientCertificate(r -> r.description("mine"));
    client.createDomainName(r ->
        r.domainName("*.example.com")
            .endpointConfiguration(e -> e.typesWithStrings("REGIONAL"))
            .regionalCertificateArn("arn:aws:acm:us-east-1:000000000000:certificate/a"));
    client.createBasePathMapping(
        r -> r.domainName("*.example.com").basePath("shop").restApiId(id).stage("v1"));
    fillPrivateNames(client, id);
    assertThat(
            caller.post(URI.create(stage.endpoint() + "/2013-04-01/hostedzone"), ZONE).getStatus())
        .isEqualTo(201);
  }

  /** Two private domain names with one name, each with a mapping and an association. */
  private static void fillPrivateNames(ApiGatewayClient client, String api) {
    for (String vpcEndpoint : List.of("vpce-2", "vpce-1")) {
      var domain =
          client.createDomainName(r ->
              r.domainName("private.example.com")
                  .endpointConfiguration(e -> e.typesWithStrings("PRIVATE"))
                  .certificateArn("arn:aws:acm:us-east-1:000000000000:certificate/a")
                  .policy("{}")
                  .tags(Map.of("a", "b")));
      client.updateDomainName(r ->
          r.domainName("private.example.com")
              .domainNameId(domain.domainNameId())
              .patchOperations(replacing("/managementPolicy", "{}")));
      client.createBasePathMapping(r ->
          r.domainName("private.example.com")
              .domainNameId(domain.domainNameId())
              .basePath("shop")
              .restApiId(api));
      client.createDomainNameAccessAssociation(r ->
          r.domainNameArn(domain.domainNameArn())
              .accessAssociationSourceType("VPCE")
              .accessAssociationSource(vpcEndpoint)
              .tags(Map.of("a", "b")));
    }
  }

  private static PatchOperation replacing(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }

  private static String api(ApiGatewayClient client, String backend, boolean keyed) {
    String id = client.createRestApi(r -> r.name("shop").binaryMediaTypes("image/png")).id();
    String root = client.getResources(r -> r.restApiId(id)).items().getFirst().id();
    String resource = client.createResource(r -> r.restApiId(id).parentId(root).pathPart("a")).id();
    client.putMethod(r ->
        r.restApiId(id)
            .resourceId(resource)
            .httpMethod("GET")
            .authorizationType("NONE")
            .apiKeyRequired(keyed));
    client.putIntegration(r ->
        r.restApiId(id)
            .resourceId(resource)
            .httpMethod("GET")
            .type("HTTP_PROXY")
            .integrationHttpMethod("GET")
            .uri(backend)
            .requestParameters(Map.of("integration.request.header.a", "'b'")));
    client.createDeployment(r -> r.restApiId(id).stageName("v1").description("first"));
    return id;
  }

  /** What a client can see, by path. */
  private Map<String, JsonNode> everything(LocalStage stage) throws Exception {
    Map<String, JsonNode> all = new TreeMap<>();
    add(all, stage, "/account");
    add(all, stage, "/apikeys?includeValues=true");
    add(all, stage, "/clientcertificates");
    add(all, stage, "/vpclinks");
    for (JsonNode domain : add(all, stage, "/domainnames").path("item")) {
      String id = domain.path("domainNameId").asString("");
      add(
          all,
          stage,
          "/domainnames/%s/basepathmappings?domainNameId=%s"
              .formatted(domain.path("domainName").stringValue(), id));
    }
    add(all, stage, "/domainnameaccessassociations");
    for (JsonNode plan : add(all, stage, "/usageplans").path("item")) {
      add(all, stage, "/usageplans/" + plan.path("id").stringValue() + "/keys");
    }
    for (JsonNode api : add(all, stage, "/restapis").path("item")) {
      String path = "/restapis/" + api.path("id").stringValue();
      for (String part :
          List.of(
              "/resources?embed=methods&limit=500",
              "/models",
              "/requestvalidators",
              "/authorizers",
              "/gatewayresponses",
              "/documentation/parts?limit=500",
              "/documentation/versions",
              "/deployments",
              "/stages")) {
        add(all, stage, path + part);
      }
    }
    String zones = "/2013-04-01/hostedzone";
    String shown = caller.get(URI.create(stage.endpoint() + zones)).getContentAsString();
    all.put(zones, JSON.valueToTree(shown));
    String zone = shown.replaceAll("(?s).*<Id>/hostedzone/(\\w+)</Id>.*", "$1");
    String records = zones + "/" + zone + "/rrset";
    all.put(
        records,
        JSON.valueToTree(caller.get(URI.create(stage.endpoint() + records)).getContentAsString()));
    return all;
  }

  private JsonNode add(Map<String, JsonNode> all, LocalStage stage, String path) throws Exception {
    var answer = caller.get(URI.create(stage.endpoint() + path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    JsonNode shown = JSON.readTree(answer.getContentAsString());
    all.put(path, shown);
    return shown;
  }

  private int status(LocalStage stage, URI path, String key) throws Exception {
    return caller.get(stage.endpoint().resolve(path), "x-api-key", key).getStatus();
  }

  private LocalStage start() {
    return start(LocalStage.builder());
  }

  private LocalStage start(LocalStageBuilder builder) {
    return builder.dataDir(data()).start();
  }

  private Path data() {
    return temporary.resolve("data");
  }

  private List<Path> files(String kind) throws IOException {
    Path folder = data().resolve(kind);
    return Files.isDirectory(folder) ? json(folder) : List.of();
  }

  private List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> kinds = Files.list(data())) {
      for (Path kind : kinds.filter(Files::isDirectory).toList()) {
        all.addAll(json(kind));
      }
    }
    return all;
  }

  private static List<Path> json(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }
}
