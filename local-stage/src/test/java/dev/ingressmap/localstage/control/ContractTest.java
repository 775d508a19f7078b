package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.control.wire.Operation;
import dev.ingressmap.localstage.control.wire.OperationTable;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares every answer with the shape that the SDK generated from AWS's service model. */
class ContractTest {

  private static final JsonMapper JSON = new JsonMapper();

  @AutoClose ControlPlaneServer server;
  SampleApi api;
  final Map<String, Operation> walked = new LinkedHashMap<>();

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    api = SampleApi.create(server);
  }

  @Test
  void answersOfAllOperationsHaveTheShapesOfTheServiceModel() throws Exception {
    String arn = "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2F" + api.id();
    walk(
        "CreateRestApi",
        "/restapis",
        """
        {"name":"a","description":"d","version":"1","binaryMediaTypes":["a/b"],"tags":{"a":"b"},
         "minimumCompressionSize":1,"policy":"{}","endpointConfiguration":{"types":["REGIONAL"],"vpcEndpointIds":["v"]}}\
        """);
    walk("GetRestApi", api.path(), null);
    walk("GetRestApis", "/restapis?limit=1", null);
    walk("UpdateRestApi", api.path(), patch("replace", "/description", "d"));
    walk("CreateResource", api.resources() + "/" + api.rootId(), "{\"pathPart\":\"other\"}");
    walk("GetResource", api.health() + "?embed=methods", null);
    walk("GetResources", api.resources() + "?embed=methods&limit=2", null);
    walk("UpdateResource", api.health(), patch("replace", "/pathPart", "healthy"));
    String post = api.health() + "/methods/POST";
    walk(
        "PutMethod",
        post,
        """
        {"authorizationType":"AWS_IAM","apiKeyRequired":true,"operationName":"o",
         "requestParameters":{"method.request.path.a":true},"requestModels":{"application/json":"Empty"}}\
        """);
    walk(
        "PutMethodResponse",
        post + "/responses/200",
        """
        {"responseParameters":{"method.response.header.a":true},"responseModels":{"application/json":"Error"}}\
        """);
    walk(
        "PutIntegration",
        post + "/integration",
        """
        {"type":"HTTP","httpMethod":"POST","uri":"https://a","credentials":"arn:a","timeoutInMillis":50,
         "connectionType":"VPC_LINK","connectionId":"c","contentHandling":"CONVERT_TO_TEXT",
         "requestParameters":{"integration.request.path.a":"method.request.path.a"},"requestTemplates":{"a/b":"c"},
         "cacheKeyParameters":["method.request.path.a"],"tlsConfig":{"insecureSkipVerification":true},
         "responseTransferMode":"BUFFERED","integrationTarget":"t"}\
        """);
    walk(
        "PutIntegrationResponse",
        post + "/integration/responses/200",
        """
        {"selectionPattern":"2..","responseParameters":{"method.response.header.a":"'b'"},
         "responseTemplates":{"a/b":"c"},"contentHandling":"CONVERT_TO_BINARY"}\
        """);
    walk("GetMethod", post, null);
    walk("GetMethodResponse", post + "/responses/200", null);
    walk("GetIntegration", post + "/integration", null);
    walk("GetIntegrationResponse", post + "/integration/responses/200", null);
    walk("UpdateMethod", post, patch("replace", "/operationName", "p"));
    walk(
        "UpdateMethodResponse",
        post + "/responses/200",
        patch("remove", "/responseModels/application~1json", ""));
    walk("UpdateIntegration", post + "/integration", patch("replace", "/uri", "https://b"));
    walk(
        "UpdateIntegrationResponse",
        post + "/integration/responses/200",
        patch("replace", "/selectionPattern", "3.."));
    walk(
        "CreateModel",
        api.path() + "/models",
        """
        {"name":"M","description":"d","contentType":"application/json","schema":"{}"}\
        """);
    walk("GetModel", api.path() + "/models/M", null);
    walk("GetModels", api.path() + "/models?limit=1", null);
    walk("GetModelTemplate", api.path() + "/models/M/default_template", null);
    walk("UpdateModel", api.path() + "/models/M", patch("replace", "/description", "e"));
    String validator =
        api.path()
            + "/requestvalidators/"
            + walk(
                    "CreateRequestValidator",
                    api.path() + "/requestvalidators",
                    "{\"name\":\"v\",\"validateRequestBody\":true}")
                .path("id")
                .stringValue();
    walk("GetRequestValidator", validator, null);
    walk("GetRequestValidators", api.path() + "/requestvalidators", null);
    walk("UpdateRequestValidator", validator, patch("replace", "/name", "w"));
    walk("DeleteRequestValidator", validator, null);
    String link =
        "/vpclinks/"
            + walk(
                    "CreateVpcLink",
                    "/vpclinks",
                    "{\"name\":\"l\",\"description\":\"d\",\"targetArns\":[\"arn:aws:a:b:c:d\"],\"tags\":{\"a\":\"b\"}}")
                .path("id")
                .stringValue();
    walk("GetVpcLink", link, null);
    walk("GetVpcLinks", "/vpclinks", null);
    walk("UpdateVpcLink", link, patch("replace", "/name", "m"));
    walk("DeleteVpcLink", link, null);
    String certificate =
        "/clientcertificates/"
            + walk(
                    "GenerateClientCertificate",
                    "/clientcertificates",
                    "{\"description\":\"d\",\"tags\":{\"a\":\"b\"}}")
                .path("clientCertificateId")
                .stringValue();
    walk("GetClientCertificate", certificate, null);
    walk("GetClientCertificates", "/clientcertificates?limit=1", null);
    walk("UpdateClientCertificate", certificate, patch("replace", "/description", "e"));
    walk("DeleteClientCertificate", certificate, null);
    String authorizer =
        api.path()
            + "/authorizers/"
            + walk(
                    "CreateAuthorizer",
                    api.path() + "/authorizers",
                    """
                    {"name":"a","type":"COGNITO_USER_POOLS","identitySource":"method.request.header.A",
                     "providerARNs":["arn:a"],"authorizerCredentials":"arn:b","identityValidationExpression":"a",
                     "authorizerUri":"u","authorizerResultTtlInSeconds":1}\
                    """)
                .path("id")
                .stringValue();
    walk("GetAuthorizer", authorizer, null);
    walk("GetAuthorizers", api.path() + "/authorizers", null);
    walk("UpdateAuthorizer", authorizer, patch("add", "/providerARNs", "arn:c"));
    walk("DeleteAuthorizer", authorizer, null);
    String response = api.path() + "/gatewayresponses/DEFAULT_4XX";
    walk(
        "PutGatewayResponse",
        response,
        """
        {"statusCode":"499","responseParameters":{"gatewayresponse.header.a":"'b'"},"responseTemplates":{"a/b":"c"}}\
        """);
    walk("GetGatewayResponse", response, null);
    walk("GetGatewayResponses", api.path() + "/gatewayresponses", null);
    walk("UpdateGatewayResponse", response, patch("replace", "/statusCode", "498"));
    walk("DeleteGatewayResponse", response, null);
    walk(
        "TestInvokeMethod",
        api.health() + "/methods/GET",
        """
        {"pathWithQueryString":"/healthy?a=b","headers":{"a":"b"},"multiValueHeaders":{"c":["d","e"]},
         "body":"f","stageVariables":{"g":"h"}}\
        """);
    walk("TestInvokeAuthorizer", tried(), "{\"headers\":{\"A\":\"a\"}}");
    String deployment =
        walk(
                "CreateDeployment",
                api.path() + "/deployments",
                "{\"stageName\":\"v1\",\"description\":\"d\"}")
            .path("id")
            .stringValue();
    walk("GetDeployment", api.path() + "/deployments/" + deployment + "?embed=apisummary", null);
    walk("GetDeployments", api.path() + "/deployments", null);
    walk(
        "UpdateDeployment",
        api.path() + "/deployments/" + deployment,
        patch("replace", "/description", "e"));
    walk(
        "CreateStage",
        api.path() + "/stages",
        """
        {"stageName":"v2","deploymentId":"%s","description":"d","variables":{"a":"b"},"tags":{"a":"b"},
         "canarySettings":{"percentTraffic":1,"stageVariableOverrides":{"a":"b"}},"cacheClusterEnabled":true,
         "cacheClusterSize":"0.5","tracingEnabled":true}\
        """
            .formatted(deployment));
    walk(
        "UpdateStage",
        api.path() + "/stages/v2",
        """
        {"patchOperations":[{"op":"replace","path":"/*/*/logging/loglevel","value":"INFO"},
          {"op":"replace","path":"/accessLogSettings/format","value":"a"}]}\
        """);
    walk("GetStage", api.path() + "/stages/v2", null);
    walk("GetStages", api.path() + "/stages", null);
    walk("TagResource", arn, "{\"tags\":{\"a\":\"b\"}}");
    walk("GetTags", arn, null);
    walk("UntagResource", arn + "?tagKeys=a", null);
    walk("GetExport", api.stage() + "/exports/oas30", null);
    walk("ImportRestApi", "/restapis?mode=import", ImportTest.read("full.yaml"));
    walk(
        "PutRestApi",
        api.path(),
        """
        {"openapi":"3.0.1","info":{"title":"a"},"paths":{"/a":{"trace":{}}}}\
        """);
    walkDocumentation();
    walkUsagePlans();
    String domain = "/domainnames/a.example.com";
    walk(
        "CreateDomainName",
        "/domainnames",
        """
        {"domainName":"a.example.com","regionalCertificateArn":"arn:a","endpointConfiguration":{"types":["REGIONAL"]},
         "regionalCertificateName":"n","securityPolicy":"TLS_1_2","endpointAccessMode":"BASIC","tags":{"a":"b"},
         "mutualTlsAuthentication":{"truststoreUri":"s3://a/b","truststoreVersion":"1"}}\
        """);
    walk(
        "CreateDomainName",
        "/domainnames",
        "{\"domainName\":\"edge.example.com\",\"certificateArn\":\"arn:a\"}");
    walk("GetDomainName", domain, null);
    walk("GetDomainNames", "/domainnames", null);
    walk("UpdateDomainName", domain, patch("replace", "/securityPolicy", "TLS_1_0"));
    walk(
        "CreateBasePathMapping",
        domain + "/basepathmappings",
        "{\"restApiId\":\"%s\",\"stage\":\"v1\"}".formatted(api.id()));
    walk("GetBasePathMapping", domain + "/basepathmappings/%28none%29", null);
    walk("GetBasePathMappings", domain + "/basepathmappings", null);
    walk(
        "UpdateBasePathMapping",
        domain + "/basepathmappings/(none)",
        patch("replace", "/basePath", "b"));
    walk("DeleteBasePathMapping", domain + "/basepathmappings/b", null);
    walk("DeleteDomainName", domain, null);
    walk("FlushStageCache", api.path() + "/stages/v2/cache/data", null);
    walk("FlushStageAuthorizersCache", api.path() + "/stages/v2/cache/authorizers", null);
    walk("DeleteStage", api.path() + "/stages/v2", null);
    walk("DeleteStage", api.stage(), null);
    walk("DeleteDeployment", api.path() + "/deployments/" + deployment, null);
    walk("DeleteModel", api.path() + "/models/M", null);
    walk("DeleteIntegrationResponse", post + "/integration/responses/200", null);
    walk("DeleteIntegration", post + "/integration", null);
    walk("DeleteMethodResponse", post + "/responses/200", null);
    walk("DeleteMethod", post, null);
    walk("DeleteResource", api.health(), null);
    walk("DeleteRestApi", api.path(), null);
    walk(
        "UpdateAccount",
        "/account",
        patch("replace", "/cloudwatchRoleArn", "arn:aws:iam::123456789012:role/logs"));
    walk("GetAccount", "/account", null);
    walk("GetSdkTypes", "/sdktypes", null);
    walk("GetSdkType", "/sdktypes/java", null);
    walkRefusedSdk();

    walkAccessAssociations();

    assertThat(walked.keySet())
        .containsExactlyInAnyOrderElementsOf(
            OperationTable.load().operations().stream().map(Operation::name).toList());
  }

  /** An authorizer whose function is not there: even then the answer has its shape. */
  private String tried() throws Exception {
    return api.path()
        + "/authorizers/"
        + walk(
                "CreateAuthorizer",
                api.path() + "/authorizers",
                """
                {"name":"tried","type":"TOKEN","identitySource":"method.request.header.A",
                 "authorizerUri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations"}\
                """)
            .path("id")
            .stringValue();
  }

  private void walkAccessAssociations() throws Exception {
    JsonNode domain =
        walk(
            "CreateDomainName",
            "/domainnames",
            """
            {"domainName":"a.example.com","certificateArn":"arn:a","certificateName":"n","policy":"{}",
             "endpointConfiguration":{"types":["PRIVATE"]}}\
            """);
    String associations = "/domainnameaccessassociations";
    String arn =
        walk(
                "CreateDomainNameAccessAssociation",
                associations,
                """
                {"domainNameArn":"%s","accessAssociationSourceType":"VPCE",
                 "accessAssociationSource":"vpce-1","tags":{"a":"b"}}\
                """
                    .formatted(domain.path("domainNameArn").stringValue()))
            .path("domainNameAccessAssociationArn")
            .stringValue();
    walk("GetDomainNameAccessAssociations", associations + "?limit=1", null);
    String path =
        "/domainnames/a.example.com?domainNameId=" + domain.path("domainNameId").stringValue();
    walk("UpdateDomainName", path, patch("replace", "/managementPolicy", "{}"));
    // Only the other account could reject one.
    assertThat(
            server.refusal(
                "POST",
                "/rejectdomainnameaccessassociations?domainNameArn=a&domainNameAccessAssociationArn="
                    + URLEncoder.encode(arn, StandardCharsets.UTF_8),
                null))
        .startsWith("400 BadRequestException: ");
    walked.put("RejectDomainNameAccessAssociation", operation("RejectDomainNameAccessAssociation"));
    walk("DeleteDomainNameAccessAssociation", associations + "/" + arn, null);
    walk("DeleteDomainName", path, null);
  }

  /** None is generated, which is a refusal that says what to do. */
  private void walkRefusedSdk() throws Exception {
    Operation operation = operation("GetSdk");
    SampleApi other = SampleApi.create(server);
    server.send("POST", other.path() + "/deployments", "{\"stageName\":\"v1\"}");
    HttpResponse<String> refused = server.send("GET", other.stage() + "/sdks/java", null);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("get-export --export-type oas30");
    assertThat(server.send("GET", other.stage() + "/sdks/cobol", null).body())
        .contains("Invalid SDK type specified: cobol");
    walked.put("GetSdk", operation);
  }

  private void walkDocumentation() throws Exception {
    String parts = api.path() + "/documentation/parts";
    String part =
        parts
            + "/"
            + walk(
                    "CreateDocumentationPart",
                    parts,
                    """
                    {"location":{"type":"RESPONSE_HEADER","path":"/a","method":"GET","statusCode":"200",
                     "name":"n"},"properties":"{\\"description\\":\\"d\\"}"}\
                    """)
                .path("id")
                .stringValue();
    walk("GetDocumentationPart", part, null);
    walk("GetDocumentationParts", parts + "?limit=1", null);
    walk("UpdateDocumentationPart", part, patch("replace", "/properties", "{}"));
    walk("DeleteDocumentationPart", part, null);
    walk("ImportDocumentationParts", parts, ImportTest.read("documentation.yaml"));
    String versions = api.path() + "/documentation/versions";
    walk(
        "CreateDocumentationVersion",
        versions,
        "{\"documentationVersion\":\"v\",\"stageName\":\"v2\",\"description\":\"d\"}");
    walk("GetDocumentationVersion", versions + "/v", null);
    walk("GetDocumentationVersions", versions, null);
    walk("UpdateDocumentationVersion", versions + "/v", patch("replace", "/description", "e"));
    walk("GetStage", api.path() + "/stages/v2", null);
    walk("UpdateStage", api.path() + "/stages/v2", patch("replace", "/documentationVersion", ""));
    walk("DeleteDocumentationVersion", versions + "/v", null);
  }

  private void walkUsagePlans() throws Exception {
    String key =
        "/apikeys/"
            + walk(
                    "CreateApiKey",
                    "/apikeys",
                    """
                    {"name":"k","description":"d","customerId":"c","enabled":true,"tags":{"a":"b"},
                     "stageKeys":[{"restApiId":"%s","stageName":"v1"}]}\
                    """
                        .formatted(api.id()))
                .path("id")
                .stringValue();
    walk("GetApiKey", key + "?includeValue=true", null);
    walk("GetApiKeys", "/apikeys?includeValues=true", null);
    walk("UpdateApiKey", key, patch("replace", "/name", "l"));
    walk("ImportApiKeys", "/apikeys?mode=import&format=csv", "name,key\na,b\n");
    String plan =
        "/usageplans/"
            + walk(
                    "CreateUsagePlan",
                    "/usageplans",
                    """
                    {"name":"p","description":"d","tags":{"a":"b"},
                     "apiStages":[{"apiId":"%s","stage":"v1",
                       "throttle":{"/healthy/POST":{"rateLimit":1,"burstLimit":1}}}],
                     "throttle":{"rateLimit":1,"burstLimit":1},
                     "quota":{"limit":1,"offset":1,"period":"WEEK"}}\
                    """
                        .formatted(api.id()))
                .path("id")
                .stringValue();
    walk("GetUsagePlan", plan, null);
    walk("GetUsagePlans", "/usageplans?limit=1", null);
    walk("UpdateUsagePlan", plan, patch("add", "/productCode", "c"));
    String id = key.substring("/apikeys/".length());
    String keys = plan + "/keys";
    walk("CreateUsagePlanKey", keys, "{\"keyId\":\"" + id + "\",\"keyType\":\"API_KEY\"}");
    walk("GetUsagePlanKey", keys + "/" + id, null);
    walk("GetUsagePlanKeys", keys, null);
    walk("GetUsage", plan + "/usage?startDate=2026-01-01&endDate=2026-01-02", null);
    walk("UpdateUsage", keys + "/" + id + "/usage", patch("replace", "/remaining", "9"));
    walk("DeleteUsagePlanKey", keys + "/" + id, null);
    walk("DeleteApiKey", key, null);
    walk("UpdateUsagePlan", plan, patch("remove", "/apiStages", api.id() + ":v1"));
    walk("DeleteUsagePlan", plan, null);
  }

  private static String patch(String op, String path, String value) {
    return "{\"patchOperations\":[{\"op\":\"%s\",\"path\":\"%s\",\"value\":\"%s\"}]}"
        .formatted(op, path, value);
  }

  private static Operation operation(String name) {
    return OperationTable.load().operations().stream()
        .filter(o -> o.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode walk(String name, String path, @Nullable String body) throws Exception {
    Operation operation = operation(name);
    HttpResponse<String> response = server.send(operation.httpMethod(), path, body);
    assertThat(response.statusCode())
        .as("%s: %s", name, response.body())
        .isEqualTo(operation.status());
    walked.put(name, operation);
    if (response.body().isEmpty() || name.equals("GetExport")) {
      return JSON.createObjectNode();
    }
    JsonNode json = JSON.readTree(response.body());
    ServiceModel.check(name, json);
    return json;
  }
}
