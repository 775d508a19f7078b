package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiStage;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.QuotaPeriodType;
import software.amazon.awssdk.services.apigateway.model.ThrottleSettings;
import software.amazon.awssdk.services.apigateway.model.UpdateUsagePlanResponse;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;
import software.amazon.awssdk.services.apigateway.model.UsagePlanKey;
import tools.jackson.databind.JsonNode;

class UsagePlanTest {

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;
  SampleApi api;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
    api = SampleApi.create(server);
    api.deploy();
  }

  @Test
  void showsWhatAwsShowsOfAPlan() throws Exception {
    JsonNode created =
        server.json(
            "POST",
            "/usageplans",
            """
            {"name":"a","description":"b","apiStages":[{"apiId":"%s","stage":"v1"}],
             "throttle":{"burstLimit":1,"rateLimit":2},
             "quota":{"limit":10,"offset":0,"period":"DAY"}}\
            """
                .formatted(api.id()));
    String id = created.path("id").stringValue();
    String expected =
        """
        {"id":"%s","name":"a","description":"b","apiStages":[{"apiId":"%s","stage":"v1"}],\
        "throttle":{"burstLimit":1,"rateLimit":2.0},\
        "quota":{"limit":10,"offset":0,"period":"DAY"}}\
        """
            .formatted(id, api.id());
    assertThat(created.toString()).isEqualTo(expected);
    assertThat(server.json("GET", "/usageplans/" + id, null).toString())
        .isEqualTo(expected.replaceFirst("}$", ",\"tags\":{}}"));
    assertThat(server.json("GET", "/usageplans", null).toString())
        .isEqualTo("{\"item\":[" + expected + "]}");
  }

  @Test
  void takesAllThatAPatchCanSay() {
    String id = client.createUsagePlan(r -> r.name("a")).id();
    String stage = api.id() + ":v1";
    UpdateUsagePlanResponse plan =
        patch(
            id,
            of(Op.REPLACE, "/name", "b"),
            of(Op.REPLACE, "/description", "c"),
            of(Op.ADD, "/productCode", "d"),
            of(Op.ADD, "/apiStages", stage),
            of(Op.REPLACE, "/throttle/rateLimit", "200"),
            of(Op.ADD, "/throttle/burstLimit", "100"),
            of(Op.ADD, "/quota/limit", "30"),
            of(Op.ADD, "/quota/offset", "6"),
            of(Op.ADD, "/quota/period", "WEEK"),
            // As Terraform writes it, as AWS's documentation does, and without a leading slash.
            of(Op.REPLACE, "/apiStages/" + stage + "/throttle//health/GET/rateLimit", "1.5"),
            of(Op.REPLACE, "/apiStages/" + stage + "/throttle/~1health/GET/burstLimit", "3"));
    assertThat(plan.name()).isEqualTo("b");
    assertThat(plan.description()).isEqualTo("c");
    assertThat(plan.productCode()).isEqualTo("d");
    assertThat(plan.throttle()).isEqualTo(limits(200, 100));
    assertThat(plan.quota().limit()).isEqualTo(30);
    assertThat(plan.quota().offset()).isEqualTo(6);
    assertThat(plan.quota().period()).isEqualTo(QuotaPeriodType.WEEK);
    assertThat(plan.apiStages().getFirst().throttle())
        .isEqualTo(Map.of("/health/GET", limits(1.5, 3)));

    plan = patch(id, of(Op.REMOVE, "/apiStages/" + stage + "/throttle/health/GET", null));
    assertThat(plan.apiStages().getFirst().throttle()).isEmpty();
    plan =
        patch(
            id,
            of(Op.REPLACE, "/apiStages/" + stage + "/throttle//health/GET/rateLimit", "1"),
            of(Op.REMOVE, "/apiStages/" + stage + "/throttle", null),
            of(Op.REMOVE, "/throttle", null),
            of(Op.REMOVE, "/quota", null),
            of(Op.REMOVE, "/productCode", null),
            of(Op.REMOVE, "/apiStages", stage));
    assertThat(plan.apiStages()).isEmpty();
    assertThat(plan.throttle()).isNull();
    assertThat(plan.quota()).isNull();
    assertThat(plan.productCode()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          remove|/apiStages/abc:v1||BadRequestException: Invalid patch path  '/apiStages/abc:v1' specified for op 'remove'. Must be one of: [/apiStages, /quota, /throttle, /productCode, /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>, /apiStages/<apidId:stageName>/throttle]
          remove|/apiStages||BadRequestException: Invalid API Stage specified
          remove|/apiStages|abc:v1|NotFoundException: Invalid API Stage {api: abc, stage: v1} specified for usageplan {plan}
          add|/apiStages|abc:v1|NotFoundException: API Stage not found: abc:v1
          add|/apiStages|{api}:v2|NotFoundException: API Stage not found: {api}:v2
          add|/apiStages|{api}:v1|ConflictException: API Stage already exists: {api}:v1
          add|/name|a|BadRequestException: Invalid patch path  '/name' specified for op 'add'.
          replace|/apiStages|a:b|BadRequestException: Invalid patch path  '/apiStages' specified for op 'replace'.
          replace|/name||BadRequestException: Usage Plan name cannot be empty
          replace|/throttle/rateLimit|x|BadRequestException: Invalid value 'x' for /throttle/rateLimit
          replace|/throttle/rateLimit|-1|BadRequestException: Usage Plan throttle rate limit must be 0 or more
          replace|/throttle/rateLimit|NaN|BadRequestException: Usage Plan throttle rate limit must be 0 or more
          replace|/throttle/burstLimit|-1|BadRequestException: Usage Plan throttle burst limit must be 0 or more
          replace|/quota/period|HOUR|ValidationException: 1 validation error detected: Value 'HOUR' at 'quota.period' failed to satisfy constraint: Member must satisfy enum value set: [DAY, WEEK, MONTH]
          replace|/quota/limit|0|BadRequestException: Usage Plan quota limit must be 1 or more
          replace|/quota/offset|1|BadRequestException: Usage Plan quota offset must be zero in the DAY period
          replace|/apiStages/{api}:v1/throttle/~1no/GET/rateLimit|1|NotFoundException: Invalid Method identifier specified: /no/GET
          replace|/apiStages/{api}:v1/throttle/*/*/rateLimit|1|NotFoundException: Invalid Method identifier specified: /*/*
          replace|/apiStages/{api}:v1/throttle/~1health/GET|1|BadRequestException: Invalid patch path  '/apiStages/{api}:v1/throttle/~1health/GET' specified for op 'replace'.
          copy|/name|a|BadRequestException: Invalid patch path  '/name' specified for op 'copy'. Must be one of: []
          """)
  void refusesAPatch(String op, String path, String value, String message) throws Exception {
    String id = plan("a");
    patch(
        id,
        of(Op.ADD, "/quota/limit", "30"),
        of(Op.ADD, "/quota/period", "DAY"),
        of(Op.ADD, "/throttle/rateLimit", "1"));
    String body =
        "{\"patchOperations\":[{\"op\":\"%s\",\"path\":\"%s\",\"value\":\"%s\"}]}"
            .formatted(op, path, value == null ? "" : value)
            .replace("{api}", api.id());
    assertThat(server.refusal("PATCH", "/usageplans/" + id, body).substring(4))
        .startsWith(message.replace("{api}", api.id()).replace("{plan}", id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}|ValidationException: 1 validation error detected: Value null at 'createUsagePlanInput.name' failed to satisfy constraint: Member must not be null
          {"name":""}|BadRequestException: Usage Plan name cannot be empty
          {"name":"a","apiStages":[{"apiId":"","stage":"v1"}]}|BadRequestException: Invalid API Stage {api: %s, stage: %s} specified for usageplan %s
          {"name":"a","apiStages":[{"apiId":"abc"}]}|BadRequestException: Invalid API Stage {api: %s, stage: %s} specified for usageplan %s
          {"name":"a","apiStages":[{"apiId":"abc","stage":"v1"}]}|NotFoundException: API Stage not found: abc:v1
          {"name":"a","quota":{"limit":1}}|BadRequestException: Usage Plan quota period must be set
          {"name":"a","quota":{"limit":1,"period":"YEAR"}}|ValidationException: 1 validation error detected: Value 'YEAR' at 'createUsagePlanInput.quota.period'
          {"name":"a","quota":{"limit":1,"offset":7,"period":"WEEK"}}|BadRequestException: Usage Plan quota offset must be inclusively between 0 and 6 in the WEEK period
          {"name":"a","apiStages":[{"apiId":"{api}","stage":"v1","throttle":{"/health/GET":{}}}]}|BadRequestException: Can not define fine grain throttling if usage plan throttle is not defined.
          """)
  void refusesAPlan(String body, String message) throws Exception {
    assertThat(server.refusal("POST", "/usageplans", body.replace("{api}", api.id())).substring(4))
        .startsWith(message);
    assertThat(client.getUsagePlans().items()).isEmpty();
  }

  @Test
  void listsPlansInPagesAndByKey() {
    List<String> ids = IntStream.range(0, 7).mapToObj(i -> idle("p" + i)).toList();
    assertThat(client.getUsagePlansPaginator(r -> r.limit(2)).items().stream().map(UsagePlan::id))
        .containsExactlyInAnyOrderElementsOf(ids);
    String key = key("a");
    client.createUsagePlanKey(r -> r.usagePlanId(ids.get(3)).keyId(key).keyType("API_KEY"));
    assertThat(client.getUsagePlans(r -> r.keyId(key)).items())
        .extracting(UsagePlan::id)
        .containsExactly(ids.get(3));
    assertThat(client.getUsagePlans(r -> r.keyId("none")).items()).isEmpty();
  }

  @Test
  void keepsAPlanThatHasStages() {
    String id = plan("a");
    assertThatThrownBy(() -> client.deleteUsagePlan(r -> r.usagePlanId(id)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Cannot delete Usage Plan %s because there are API Stages associated with it, including %s:v1"
                .formatted(id, api.id()));
    patch(id, of(Op.REMOVE, "/apiStages", api.id() + ":v1"));
    client.deleteUsagePlan(r -> r.usagePlanId(id));
    assertThatThrownBy(() -> client.getUsagePlan(r -> r.usagePlanId(id)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid Usage Plan ID specified");
  }

  @Test
  void aStageThatIsDeletedLeavesItsPlans() {
    String id = plan("a");
    client.deleteStage(r -> r.restApiId(api.id()).stageName("v1"));
    assertThat(client.getUsagePlan(r -> r.usagePlanId(id)).apiStages()).isEmpty();
    client.deleteUsagePlan(r -> r.usagePlanId(id));
  }

  @Test
  void anApiThatIsDeletedLeavesItsPlans() {
    String id = plan("a");
    client.deleteRestApi(r -> r.restApiId(api.id()));
    assertThat(client.getUsagePlan(r -> r.usagePlanId(id)).apiStages()).isEmpty();
  }

  @Test
  void aDeploymentWithoutAMethodLeavesItsThrottle() throws Exception {
    String id = plan("a");
    String path = "/apiStages/" + api.id() + ":v1/throttle//health/GET";
    patch(id, of(Op.REPLACE, "/throttle/rateLimit", "1"), of(Op.REPLACE, path + "/rateLimit", "1"));
    server.json("PUT", api.health() + "/methods/ANY", "{\"authorizationType\":\"NONE\"}");
    server.json("PUT", api.health() + "/methods/ANY/integration", "{\"type\":\"MOCK\"}");
    server.json("DELETE", api.method(), null);
    api.deploy();

    assertThat(patch(id, of(Op.REPLACE, "/name", "b")).apiStages().getFirst().throttle())
        .containsKey("/health/GET");
    assertThat(patch(id, of(Op.REMOVE, path, null)).apiStages().getFirst().throttle()).isEmpty();
  }

  @Test
  void givesKeysToPlans() {
    String id = plan("a");
    String key = key("k");
    var added = client.createUsagePlanKey(r -> r.usagePlanId(id).keyId(key).keyType("API_KEY"));
    assertThat(added.id()).isEqualTo(key);
    assertThat(added.type()).isEqualTo("API_KEY");
    assertThat(added.name()).isEqualTo("k");
    String second = key("other");
    client.createUsagePlanKey(r -> r.usagePlanId(id).keyId(second).keyType("API_KEY"));

    assertThat(client.getUsagePlanKeysPaginator(r -> r.usagePlanId(id).limit(1)).items().stream())
        .extracting(UsagePlanKey::id)
        .containsExactlyInAnyOrder(key, second);
    assertThat(client.getUsagePlanKeys(r -> r.usagePlanId(id).nameQuery("oth")).items())
        .extracting(UsagePlanKey::id)
        .containsExactly(second);
    assertThat(client.getUsagePlanKey(r -> r.usagePlanId(id).keyId(key)).name()).isEqualTo("k");

    client.deleteUsagePlanKey(r -> r.usagePlanId(id).keyId(key));
    assertThatThrownBy(() -> client.getUsagePlanKey(r -> r.usagePlanId(id).keyId(key)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid API Key identifier specified");
    client.deleteApiKey(r -> r.apiKey(second));
    assertThat(client.getUsagePlanKeys(r -> r.usagePlanId(id)).items()).isEmpty();
  }

  @Test
  void refusesAKeyTwiceForOneStage() {
    String first = plan("a");
    String second = plan("b");
    String third = idle("c");
    String key = key("k");
    client.createUsagePlanKey(r -> r.usagePlanId(first).keyId(key).keyType("API_KEY"));
    client.createUsagePlanKey(r -> r.usagePlanId(third).keyId(key).keyType("API_KEY"));

    assertThatThrownBy(() ->
            client.createUsagePlanKey(r -> r.usagePlanId(first).keyId(key).keyType("API_KEY")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() ->
            client.createUsagePlanKey(r -> r.usagePlanId(second).keyId(key).keyType("API_KEY")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> patch(third, of(Op.ADD, "/apiStages", api.id() + ":v1")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void showsAndGrantsUsage() throws Exception {
    String id = plan("a");
    patch(id, of(Op.ADD, "/quota/limit", "10"), of(Op.ADD, "/quota/period", "MONTH"));
    String key = key("k");
    client.createUsagePlanKey(r -> r.usagePlanId(id).keyId(key).keyType("API_KEY"));
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    var usage = client.getUsage(r -> r.usagePlanId(id).startDate(today).endDate(today));
    assertThat(usage.usagePlanId()).isEqualTo(id);
    assertThat(usage.startDate()).isEqualTo(today);
    assertThat(usage.items()).isEqualTo(Map.of(key, List.of(List.of(0L, 10L))));

    var granted =
        client.updateUsage(
            r -> r.usagePlanId(id).keyId(key).patchOperations(of(Op.REPLACE, "/remaining", "17")));
    assertThat(granted.items()).isEqualTo(Map.of(key, List.of(List.of(0L, 17L))));
    assertThat(
            client
                .getUsage(r -> r.usagePlanId(id).keyId(key).startDate(today).endDate(today))
                .items())
        .isEqualTo(granted.items());
    assertThat(
            server.refusal(
                "PATCH",
                "/usageplans/" + id + "/keys/" + key + "/usage",
                "{\"patchOperations\":[{\"op\":\"add\",\"path\":\"/remaining\"}]}"))
        .startsWith("400 BadRequestException: Invalid patch path  '/remaining'");
    assertThat(server.refusal("GET", "/usageplans/" + id + "/usage?startDate=x&endDate=y", null))
        .startsWith("400 BadRequestException: Invalid usage date");
    assertThat(
            server.refusal(
                "GET",
                "/usageplans/" + id + "/usage?startDate=2026-01-01&endDate=2026-12-31",
                null))
        .startsWith("400 BadRequestException: Invalid usage dates");
  }

  /** A usage plan for the stage. */
  @Test
  void listsInTheOrderOfCreation() throws Exception {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      created.add(plan("a"));
    }
    assertThat(client.getUsagePlansPaginator(r -> r.limit(5)).items())
        .extracting(UsagePlan::id)
        .containsExactlyElementsOf(created);
  }

  @Test
  void aPlanThatIsNotThereHasNoKeys() throws Exception {
    // LocalStack's test_get_usage_plan_api_keys, recorded from AWS.
    assertThat(server.json("GET", "/usageplans/bad-id/keys", null).path("item")).isEmpty();
  }

  private String plan(String name) {
    ApiStage stage = ApiStage.builder().apiId(api.id()).stage("v1").build();
    return client.createUsagePlan(r -> r.name(name).apiStages(stage)).id();
  }

  /** A usage plan without a stage. */
  private String idle(String name) {
    return client.createUsagePlan(r -> r.name(name)).id();
  }

  private String key(String name) {
    return client.createApiKey(r -> r.name(name)).id();
  }

  private UpdateUsagePlanResponse patch(String id, PatchOperation... operations) {
    return client.updateUsagePlan(r -> r.usagePlanId(id).patchOperations(operations));
  }

  private static PatchOperation of(Op op, String path, @Nullable String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  private static ThrottleSettings limits(double rate, int burst) {
    return ThrottleSettings.builder().rateLimit(rate).burstLimit(burst).build();
  }
}
