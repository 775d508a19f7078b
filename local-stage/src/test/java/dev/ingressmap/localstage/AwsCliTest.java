package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.localstage.backend.Backend;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands of the walk-through, in order, with the AWS CLI. */
class AwsCliTest {

  private static final JsonMapper JSON = new JsonMapper();

  @AutoClose private final Backend function = new Backend();

  @AutoClose
  private final LocalStage stage =
      LocalStage.start(
          LocalStageSettings.of(
              new Given(
                  Map.of(
                      Setting.PORT, "0",
                      Setting.INGRESS_PORT, "0",
                      Setting.MANIFESTS, "../k8s/base",
                      Setting.AUTHORIZERS, "check=" + function.url(),
                      Setting.UPLOADED_CODE, "true",
                      Setting.LOG, "none"),
                  Map.of())),
          List.of(Settings.DEFAULT));

  @AutoClose private final Caller caller = new Caller();
  private static final String ABSENT =
      "the AWS CLI is not on the PATH: its interoperability is not tested";

  private static boolean found;

  @TempDir private static Path home;

  @BeforeAll
  static void looksForTheAwsCli() throws InterruptedException {
    found = AwsCli.isInstalled();
    if (!found) {
      System.err.println("AwsCliTest is skipped: " + ABSENT);
    }
  }

  /** Before each test, not before all: surefire does not count the tests of a skipped class. */
  @BeforeEach
  void needsTheAwsCli() {
    assumeTrue(found, ABSENT);
  }

  /** A function in a zip, its permission, and an API in front of it. */
  @Test
  void putsAnApiInFrontOfAFunction() throws Exception {
    Path zip = home.resolve("function.zip");
    try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
      entries.putNextEntry(new ZipEntry("bootstrap"));
      entries.write(
          """
          #!/bin/sh
          api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
          while :; do
            curl -s -o event -D head "$api/next" || exit 1
            id=$(sed -n 's/^Lambda-Runtime-Aws-Request-Id: *\\([^[:space:]]*\\).*/\\1/pi' head)
            curl -s -d '{"statusCode":201,"body":"made"}' "$api/$id/response"
          done
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    JsonNode created =
        cli(
            "lambda create-function --function-name made --runtime provided.al2023 --handler h"
                + " --timeout 20 --role arn:aws:iam::000000000000:role/any --zip-file fileb://"
                + zip);
    String arn = created.path("FunctionArn").asString();
    JsonNode invoked = cli("lambda invoke --function-name made " + home.resolve("out.json"));
    assertThat(invoked.path("StatusCode").intValue()).isEqualTo(200);
    assertThat(home.resolve("out.json")).hasContent("{\"statusCode\":201,\"body\":\"made\"}");

    String api = aws("create-rest-api --name functions").get("id").asString();
    String root = aws("get-resources --rest-api-id " + api).at("/items/0/id").asString();
    String get = "--rest-api-id %s --resource-id %s --http-method GET ".formatted(api, root);
    aws("put-method " + get + "--authorization-type NONE");
    String region = arn.split(":", -1)[3];
    aws(
        "put-integration "
            + get
            + "--type AWS_PROXY --integration-http-method POST --uri arn:aws:apigateway:"
            + region
            + ":lambda:path/2015-03-31/functions/"
            + arn
            + "/invocations");
    aws("create-deployment --stage-name v1 --rest-api-id " + api);
    URI url = URI.create(stage.invokeUrl(api, "v1") + "/");
    assertThat(caller.get(url).getStatus()).as("without a permission").isEqualTo(500);
    cli(
        "lambda add-permission --function-name made --statement-id api"
            + " --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn"
            + " arn:aws:execute-api:"
            + region
            + ":000000000000:"
            + api
            + "/*/GET/");
    ContentResponse answer = caller.get(url);
    assertThat(answer.getStatus()).isEqualTo(201);
    assertThat(answer.getContentAsString()).isEqualTo("made");
    run("lambda delete-function --function-name made", true);
    assertThat(caller.get(url).getStatus()).isEqualTo(500);
  }

  @Test
  void buildsASecondApiByHand() throws Exception {
    String api = aws("create-rest-api --name demo").get("id").asString();
    String root = aws("get-resources --rest-api-id " + api).at("/items/0/id").asString();
    String health =
        aws("create-resource --path-part health --rest-api-id " + api + " --parent-id " + root)
            .get("id")
            .asString();
    String get = "--rest-api-id %s --resource-id %s --http-method GET ".formatted(api, health);
    aws("put-method " + get + "--authorization-type NONE");
    aws(
        "put-integration "
            + get
            + "--type HTTP --integration-http-method GET"
            + " --uri http://demo.callmeradical.com/health --passthrough-behavior WHEN_NO_MATCH");
    aws(
        "put-integration-response "
            + get
            + "--status-code 200 --response-templates {\"application/json\":\"\"}");
    aws(
        "put-method-response "
            + get
            + "--status-code 200 --response-models {\"application/json\":\"Empty\"}");
    String deployment =
        aws("create-deployment --stage-name v1 --rest-api-id " + api).get("id").asString();

    assertThat(aws("get-stage --stage-name v1 --rest-api-id " + api).get("deploymentId").asString())
        .isEqualTo(deployment);
    URI own = URI.create("http://" + api + ".execute-api.localhost:" + stage.endpoint().getPort());
    ContentResponse response = caller.get(URI.create(own + "/v1/health"));
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(response.getContentAsString()).contains("We are Healthy!");
    assertThat(caller.get(URI.create(own + "/v1/nope")).getStatus()).isEqualTo(403);
    // The ingress map's API is not affected by what others do next to it.
    assertThat(caller.get(URI.create(stage.first().invokeUrl() + "/health")).getStatus())
        .isEqualTo(200);
  }

  @Test
  void keepsHostedZones() throws Exception {
    String zone =
        cli("route53 create-hosted-zone --name example.com --caller-reference first")
            .at("/HostedZone/Id")
            .asString();
    Path batch = home.resolve("batch.json");
    Files.writeString(
        batch,
        """
        {"Changes": [{"Action": "CREATE", "ResourceRecordSet": {
          "Name": "www.example.com", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}}]}
        """);
    String change =
        cli("route53 change-resource-record-sets --hosted-zone-id %s --change-batch file://%s"
                .formatted(zone, batch))
            .at("/ChangeInfo/Id")
            .asString();
    assertThat(cli("route53 get-change --id " + change).at("/ChangeInfo/Status").asString())
        .isEqualTo("INSYNC");
    assertThat(
            cli("route53 list-resource-record-sets --hosted-zone-id " + zone)
                .at("/ResourceRecordSets")
                .findValuesAsString("Name"))
        .containsExactly("example.com.", "example.com.", "www.example.com.");
    assertThat(
            cli("route53 list-hosted-zones-by-name --dns-name example.com")
                .at("/HostedZones/0/ResourceRecordSetCount")
                .asInt())
        .isEqualTo(3);
  }

  @Test
  void triesOutAndPromotesACanaryByHand() throws Exception {
    String api = aws("create-rest-api --name canaries").get("id").asString();
    String root = aws("get-resources --rest-api-id " + api).at("/items/0/id").asString();
    String get = "--rest-api-id %s --resource-id %s --http-method GET ".formatted(api, root);
    aws("put-method " + get + "--authorization-type NONE");
    aws("put-integration " + get + "--type MOCK");
    String on = " --stage-name v1 --rest-api-id " + api;
    String live = aws("create-deployment" + on).get("id").asString();
    String canary =
        aws("create-deployment --canary-settings percentTraffic=12.5" + on).get("id").asString();

    JsonNode stage = aws("get-stage" + on);
    assertThat(stage.get("deploymentId").asString()).isEqualTo(live);
    assertThat(stage.at("/canarySettings/deploymentId").asString()).isEqualTo(canary);
    assertThat(stage.at("/canarySettings/percentTraffic").asDouble()).isEqualTo(12.5);
    assertThat(
            aws("get-deployments --page-size 1 --rest-api-id " + api)
                .get("items")
                .findValuesAsString("id"))
        .containsExactly(live, canary);
    assertThat(
            aws("get-deployment --embed apisummary --rest-api-id %s --deployment-id %s"
                    .formatted(api, canary))
                .at("/apiSummary/~1/GET/authorizationType")
                .asString())
        .isEqualTo("NONE");

    stage =
        aws(
            "update-stage --patch-operations"
                + " op=copy,from=/canarySettings/deploymentId,path=/deploymentId"
                + " op=remove,path=/canarySettings"
                + on);
    assertThat(stage.get("deploymentId").asString()).isEqualTo(canary);
    assertThat(stage.has("canarySettings")).isFalse();
    aws("delete-deployment --rest-api-id %s --deployment-id %s".formatted(api, live));
  }

  @Test
  void sellsAStageByUsagePlansByHand() throws Exception {
    String api = aws("create-rest-api --name sold").get("id").asString();
    String root = aws("get-resources --rest-api-id " + api).at("/items/0/id").asString();
    String get = "--rest-api-id %s --resource-id %s --http-method GET ".formatted(api, root);
    aws("put-method " + get + "--authorization-type NONE --api-key-required");
    aws(
        "put-integration "
            + get
            + "--type HTTP --integration-http-method GET"
            + " --uri http://demo.callmeradical.com/health");
    aws("put-integration-response " + get + "--status-code 200");
    aws("put-method-response " + get + "--status-code 200");
    aws("create-deployment --stage-name v1 --rest-api-id " + api);

    String plan =
        aws("create-usage-plan --name gold --api-stages apiId=%s,stage=v1".formatted(api)
                + " --throttle rateLimit=100,burstLimit=100 --quota limit=2,period=MONTH"
                + " --tags team=a")
            .get("id")
            .asString();
    JsonNode key = aws("create-api-key --name ann --enabled");
    String of = " --usage-plan-id " + plan;
    aws("create-usage-plan-key --key-type API_KEY --key-id " + key.get("id").asString() + of);
    assertThat(aws("get-usage-plan-keys" + of).at("/items/0/name").asString()).isEqualTo("ann");
    assertThat(aws("get-api-keys --name-query a").at("/items/0").has("value")).isFalse();

    URI url =
        URI.create(
            "http://%s.execute-api.localhost:%d/v1".formatted(api, stage.endpoint().getPort()));
    assertThat(caller.get(url).getStatus()).isEqualTo(403);
    String value = key.get("value").asString();
    assertThat(caller.get(url, "x-api-key", value).getStatus()).isEqualTo(200);
    assertThat(caller.get(url, "x-api-key", value).getStatus()).isEqualTo(200);
    assertThat(caller.get(url, "x-api-key", value).getContentAsString())
        .isEqualTo("{\"message\":\"Limit Exceeded\"}");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String days = " --start-date %s --end-date %s".formatted(today.minusDays(1), today);
    assertThat(aws("get-usage" + of + days).at("/items/" + key.get("id").asString()).toString())
        .isEqualTo("[[0,2],[2,0]]");

    aws("update-usage-plan --patch-operations op=replace,path=/quota/limit,value=3" + of);
    assertThat(caller.get(url, "x-api-key", value).getStatus()).isEqualTo(200);
    aws("update-usage-plan --patch-operations op=remove,path=/apiStages,value=" + api + ":v1" + of);
    assertThat(caller.get(url, "x-api-key", value).getStatus()).isEqualTo(403);
    aws("delete-usage-plan" + of);
    aws("delete-api-key --api-key " + key.get("id").asString());
  }

  @Test
  void readsBackAndCallsAllThatADocumentBrings() throws Exception {
    Path document = home.resolve("api.yaml");
    Files.writeString(
        document,
        """
        openapi: 3.0.1
        info: {title: all}
        x-amazon-apigateway-request-validators: {params: {validateRequestParameters: true}}
        x-amazon-apigateway-request-validator: params
        x-amazon-apigateway-minimum-compression-size: 1000
        x-amazon-apigateway-gateway-responses:
          UNAUTHORIZED: {statusCode: 407, responseTemplates: {application/json: '{"who":"?"}'}}
        x-amazon-apigateway-policy:
          Version: "2012-10-17"
          Statement: [{Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: "*"}]
        paths:
          /orders:
            get:
              parameters: [{name: q, in: query, required: true, schema: {type: string}}]
              security: [{token: []}]
              responses: {"200": {description: ok}}
              x-amazon-apigateway-integration:
                type: mock
                requestTemplates: {application/json: '{"statusCode": 200}'}
                responses: {default: {statusCode: 200}}
        components:
          securitySchemes:
            token:
              type: apiKey
              name: X-Token
              in: header
              x-amazon-apigateway-authtype: custom
              x-amazon-apigateway-authorizer:
                type: token
                authorizerUri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/\
        arn:aws:lambda:us-east-1:000000000000:function:check/invocations"
        """);
    String on = " --rest-api-id " + aws("create-rest-api --name all").get("id").asString();
    aws("put-rest-api --mode overwrite --fail-on-warnings --body fileb://" + document + on);

    String authorizer = aws("get-authorizers" + on).at("/items/0/id").asString();
    String validator = aws("get-request-validators" + on).at("/items/0/id").asString();
    JsonNode method =
        aws("get-resources --embed methods" + on)
            .get("items")
            .findValue("resourceMethods")
            .get("GET");
    assertThat(method.get("authorizerId").asString()).isEqualTo(authorizer);
    assertThat(method.get("requestValidatorId").asString()).isEqualTo(validator);
    assertThat(
            aws("get-gateway-response --response-type UNAUTHORIZED" + on)
                .get("statusCode")
                .asString())
        .isEqualTo("407");
    assertThat(aws("get-gateway-responses" + on).get("items")).hasSize(21);
    assertThat(aws("get-rest-api" + on).get("policy").asString()).startsWith("{\\\"Version");

    aws("create-deployment --stage-name v1" + on);
    function.answers(
        200,
        """
        {"principalId":"a","policyDocument":{"Statement":[
          {"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}}\
        """);
    String url =
        "http://%s.execute-api.localhost:%d/v1/orders"
            .formatted(on.substring(on.lastIndexOf(' ') + 1), stage.endpoint().getPort());
    ContentResponse unknown = caller.get(URI.create(url));
    assertThat(unknown.getStatus()).isEqualTo(407);
    assertThat(unknown.getContentAsString()).isEqualTo("{\"who\":\"?\"}");
    assertThat(caller.get(URI.create(url), "X-Token", "a").getContentAsString())
        .isEqualTo("{\"message\":\"Missing required request parameters: [q]\"}");
    assertThat(caller.get(URI.create(url + "?q=1"), "X-Token", "a").getStatus()).isEqualTo(200);
    assertThat(function.waiting()).as("the second answer was kept").isEqualTo(1);
  }

  @Test
  void importsADocumentAsItIsMeantOrNotAtAll() throws Exception {
    String of = "import-rest-api --fail-on-warnings --body fileb://";
    String api =
        aws(of
                + file(
                    """
                    swagger: "2.0"
                    x-shared: &shared
                      type: http_proxy
                      httpMethod: GET
                      uri: http://demo.callmeradical.com/health
                      timeoutInMillis: "5000"
                    paths:
                      /user: {get: {x-amazon-apigateway-integration: *shared}}
                      /slow:
                        get:
                          x-amazon-apigateway-integration:
                            <<: *shared
                            timeoutInMillis: 9000
                    """))
            .get("id")
            .asString();
    assertThat(aws("get-rest-api --rest-api-id " + api).get("name").asString())
        .startsWith("Imported on ");
    assertThat(
            aws("get-resources --embed methods --rest-api-id " + api).findValues("timeoutInMillis"))
        .extracting(JsonNode::asInt)
        .containsExactlyInAnyOrder(5000, 9000);
    aws("create-deployment --stage-name s --rest-api-id " + api);
    assertThat(
            caller
                .get(
                    URI.create(
                        "http://%s.execute-api.localhost:%d/s/user"
                            .formatted(api, stage.endpoint().getPort())))
                .getContentAsString())
        .contains("We are Healthy!");

    assertThat(
            refused(
                of
                    + file(
                        "{openapi: 3.0.1, paths: {/: {get: {x-amazon-apigateway-integration: [mock]}}}}")))
        .contains("(BadRequestException)", "Invalid OpenAPI input.");
    assertThat(
            refused(
                of
                    + file(
                        "---\n{openapi: 3.0.1, paths: {/: {get: {x-amazon-apigateway-integration: [mock]}}}}")))
        .endsWith(
            "An error occurred (BadRequestException) when calling the ImportRestApi operation: Unable"
                + " to parse API definition because of a malformed integration at path /.");
    String unknown = file("{\"openapi\":\"3.0.1\",\"pathes\":{}}");
    assertThat(refused(of + unknown))
        .endsWith("Warnings found during import:\n\tUnsupported field 'pathes' at '#'. Ignoring.");
    assertThat(aws("import-rest-api --body fileb://" + unknown).get("warnings").get(0).asString())
        .isEqualTo("Unsupported field 'pathes' at '#'. Ignoring.");
  }

  @Test
  void givesAStageAClientCertificate() throws Exception {
    JsonNode made = aws("generate-client-certificate --description first --tags a=b");
    String id = made.get("clientCertificateId").asString();
    assertThat(made.get("pemEncodedCertificate").asString())
        .startsWith("-----BEGIN CERTIFICATE-----");
    String of = " --client-certificate-id " + id;
    aws(
        "update-client-certificate --patch-operations op=replace,path=/description,value=second"
            + of);
    assertThat(aws("get-client-certificate" + of).get("description").asString())
        .isEqualTo("second");
    assertThat(aws("get-client-certificates").at("/items/0/tags/a").asString()).isEqualTo("b");

    String api = aws("get-rest-apis").at("/items/0/id").asString();
    String patch =
        "update-stage --stage-name v1 --rest-api-id "
            + api
            + " --patch-operations op=replace,path=/clientCertificateId,value=";
    assertThat(aws(patch + id).get("clientCertificateId").asString()).isEqualTo(id);
    assertThat(aws(patch).has("clientCertificateId")).isFalse();
    aws("delete-client-certificate" + of);
    assertThat(aws("get-client-certificates").get("items")).isEmpty();
  }

  @Test
  void documentsAnApi() throws Exception {
    String api = aws("create-rest-api --name demo").get("id").asString();
    String of = " --rest-api-id " + api;
    String part =
        aws("create-documentation-part --location type=METHOD,path=/a,method=GET"
                + " --properties {\"description\":\"old\"}"
                + of)
            .get("id")
            .asString();
    aws(
        "update-documentation-part --documentation-part-id "
            + part
            + " --patch-operations [{\"op\":\"replace\",\"path\":\"/properties\","
            + "\"value\":\"{\\\"description\\\":\\\"new\\\"}\"}]"
            + of);
    assertThat(aws("get-documentation-parts --type METHOD" + of).at("/items/0/properties"))
        .hasToString("\"{\\\"description\\\":\\\"new\\\"}\"");
    String document =
        file(
            """
            openapi: 3.0.1
            x-amazon-apigateway-documentation:
              documentationParts: [{location: {type: API}, properties: {description: all}}]
            """);
    assertThat(
            aws("import-documentation-parts --mode merge --body fileb://" + document + of)
                .get("ids"))
        .hasSize(1);
    assertThat(aws("get-documentation-parts" + of).get("items")).hasSize(2);
    String version = " --documentation-version 1.0" + of;
    aws("create-documentation-version" + version);
    assertThat(aws("get-documentation-versions" + of).at("/items/0/version").asString())
        .isEqualTo("1.0");
    run("apigateway delete-documentation-version" + version, true);
    run("apigateway delete-documentation-part --documentation-part-id " + part + of, true);
    assertThat(refused("get-documentation-part --documentation-part-id " + part + of))
        .contains("(NotFoundException)", "Invalid Documentation part identifier specified");
  }

  private JsonNode aws(String command) throws Exception {
    return cli("apigateway " + command);
  }

  private JsonNode cli(String command) throws Exception {
    return JSON.readTree(run(command, true));
  }

  /** The AWS CLI's message for a refused command of API Gateway. */
  private String refused(String command) throws Exception {
    return run("apigateway " + command, false).strip();
  }

  private String run(String command, boolean accepted) throws Exception {
    return new AwsCli(stage.endpoint(), home).run(command, accepted);
  }

  private static String file(String content) throws IOException {
    Path file = Files.createTempFile(home, "api", ".yaml");
    return Files.writeString(file, content).toString();
  }
}
