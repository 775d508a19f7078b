package dev.ingressmap.localstage.control;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * At least two of everything that API Gateway has, next to what earlier accounts left behind. Its
 * variables are the labels of the service model and some more names. What they name is not in use,
 * so it can be deleted.
 */
final class WholeAccount {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

  private final ControlPlaneServer server;
  private final Map<String, String> variables = new HashMap<>();

  private WholeAccount(ControlPlaneServer server) {
    this.server = server;
    set("n", String.valueOf(NUMBER.incrementAndGet()));
    set("ref", "$ref");
    set("stageVariables", "$stageVariables");
    set("http_method", "GET");
    set("status_code", "200");
    set("stage_name", "v1");
    set("doc_version", "1");
    set("model_name", "Named");
    set("response_type", "DEFAULT_4XX");
    set("export_type", "oas30");
    set("sdk_type", "java");
    set("sdktype_id", "java");
    set("base_path", "shop");
    set("domain_name", filled("d$n.example.com"));
    set("today", LocalDate.now(ZoneOffset.UTC).toString());
  }

  static WholeAccount create(ControlPlaneServer server) throws Exception {
    WholeAccount account = new WholeAccount(server);
    account.makeApi();
    account.makeAuthorizers();
    account.makeMethod();
    account.makeStage();
    account.makeKeys();
    account.makeDomains();
    return account;
  }

  ControlPlaneServer server() {
    return server;
  }

  /** The same account with other values of some variables, which may name variables. */
  WholeAccount with(Map<String, String> others) {
    WholeAccount same = new WholeAccount(server);
    same.variables.putAll(variables);
    others.forEach((variable, value) -> same.set(variable, filled(value)));
    return same;
  }

  /** A text with the values of the variables that it names. */
  String filled(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
  }

  String encoded(String variable) {
    return URLEncoder.encode(value(variable), StandardCharsets.UTF_8);
  }

  void set(String variable, String value) {
    variables.put(variable, value);
  }

  private String value(String variable) {
    String value = variables.get(variable);
    if (value == null) {
      throw new IllegalArgumentException("$" + variable);
    }
    return value;
  }

  private void makeApi() throws Exception {
    JsonNode api = post("/restapis", "{'name':'a','tags':{'a':'b'}}");
    set("restapi_id", api.path("id").stringValue());
    set("resource_arn", filled("arn:aws:apigateway:eu-west-1::/restapis/$restapi_id"));
    set("parent_id", api.path("rootResourceId").stringValue());
    make("resource_id", "/restapis/$restapi_id/resources/$parent_id", "{'pathPart':'r'}");
    String models = "/restapis/$restapi_id/models";
    post(models, "{'name':'Named','contentType':'application/json','schema':'{}'}");
    post(
        models,
        """
        {'name':'Holder','contentType':'application/json','schema':
          '{\\"$ref\\":\\"https://apigateway.amazonaws.com/restapis/$restapi_id/models/Error\\"}'}\
        """);
    make("requestvalidator_id", "/restapis/$restapi_id/requestvalidators", "{'name':'a'}");
    make("requestvalidator_id", "/restapis/$restapi_id/requestvalidators", "{'name':'b'}");
    put("/restapis/$restapi_id/gatewayresponses/DEFAULT_4XX", "{'statusCode':'488'}");
  }

  private void makeAuthorizers() throws Exception {
    String authorizers = "/restapis/$restapi_id/authorizers";
    make(
        "cognito_id",
        authorizers,
        """
        {'name':'c','type':'COGNITO_USER_POOLS','identitySource':'method.request.header.A',
         'providerARNs':['arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_b']}\
        """);
    make(
        "authorizer_id",
        authorizers,
        """
        {'name':'t','type':'TOKEN','identitySource':'method.request.header.A','authorizerUri':
         'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:000000000000:function:f/invocations'}\
        """);
  }

  private void makeMethod() throws Exception {
    String method = "/restapis/$restapi_id/resources/$resource_id/methods/GET";
    put(
        method,
        "{'authorizationType':'NONE','requestParameters':{'method.request.path.keyed':true}}");
    put(
        method + "/responses/200",
        "{'responseParameters':{'method.response.header.a':true},'responseModels':{'a/b':'Empty'}}");
    put(
        method + "/integration",
        "{'type':'MOCK','requestTemplates':{'application/json':'{\\\"statusCode\\\":200}'}}");
    put(
        method + "/integration/responses/200",
        "{'responseTemplates':{'application/json':'$stageVariables.a'}}");
  }

  private void makeStage() throws Exception {
    String parts = "/restapis/$restapi_id/documentation/parts";
    post(parts, "{'location':{'type':'API'},'properties':'{\\\"a\\\":\\\"b\\\"}'}");
    post(parts, "{'location':{'type':'MODEL','name':'Described'},'properties':'{}'}");
    make("part_id", parts, "{'location':{'type':'RESOURCE','path':'/r'},'properties':'{}'}");
    String versions = "/restapis/$restapi_id/documentation/versions";
    post(versions, "{'documentationVersion':'0'}");
    post(versions, "{'documentationVersion':'1'}");
    post("/restapis/$restapi_id/deployments", "{'stageName':'v1'}");
    make("deployment_id", "/restapis/$restapi_id/deployments", "{}");
  }

  private void makeKeys() throws Exception {
    // An account can have 60 of them.
    while (server.json("GET", "/clientcertificates", null).path("item").size() < 2) {
      post("/clientcertificates", "{}");
    }
    set(
        "clientcertificate_id",
        server
            .json("GET", "/clientcertificates", null)
            .at("/item/0/clientCertificateId")
            .stringValue());
    String link = "{'name':'l','targetArns':['arn:aws:elasticloadbalancing:a:000000000000:b']}";
    make("vpclink_id", "/vpclinks", link);
    make("vpclink_id", "/vpclinks", link);
    make("usageplanId", "/usageplans", "{'name':'p'}");
    make("usageplanId", "/usageplans", "{'name':'q','quota':{'limit':99,'period':'DAY'}}");
    make("api_Key", "/apikeys", "{'name':'first'}");
    make("keyId", "/apikeys", "{'name':'second','customerId':'customer'}");
    post("/usageplans/$usageplanId/keys", "{'keyId':'$keyId','keyType':'API_KEY'}");
    make("keyId", "/apikeys", "{'name':'third'}");
    post("/usageplans/$usageplanId/keys", "{'keyId':'$keyId','keyType':'API_KEY'}");
  }

  private void makeDomains() throws Exception {
    String mappings = "/domainnames/$domain_name/basepathmappings";
    post("/domainnames", "{'domainName':'$domain_name','certificateArn':'arn:a'}");
    make("other_api", "/restapis", "{'name':'other'}");
    post(mappings, "{'restApiId':'$other_api','basePath':'book'}");
    post(mappings, "{'restApiId':'$other_api','basePath':'shop'}");
    JsonNode secluded =
        post(
            "/domainnames",
            """
            {'domainName':'$domain_name','certificateArn':'arn:a',
             'endpointConfiguration':{'types':['PRIVATE']}}\
            """);
    set("domain_id", secluded.path("domainNameId").stringValue());
    set("domain_arn", secluded.path("domainNameArn").stringValue());
    make("other_api", "/restapis", "{'name':'another'}");
    post(mappings + "?domainNameId=$domain_id", "{'restApiId':'$other_api','basePath':'shop'}");
    for (String vpcEndpoint : new String[] {"vpce-1", "vpce-2"}) {
      JsonNode association =
          post(
              "/domainnameaccessassociations",
              """
              {'domainNameArn':'$domain_arn','accessAssociationSourceType':'VPCE',
               'accessAssociationSource':'%s'}\
              """
                  .formatted(vpcEndpoint));
      set(
          "domain_name_access_association_arn",
          association.path("domainNameAccessAssociationArn").stringValue());
    }
  }

  private void make(String variable, String path, String body) throws Exception {
    set(variable, post(path, body).path("id").stringValue());
  }

  private JsonNode post(String path, String body) throws Exception {
    return server.json("POST", filled(path), filled(body.replace('\'', '"')));
  }

  private void put(String path, String body) throws Exception {
    server.json("PUT", filled(path), filled(body.replace('\'', '"')));
  }
}
