package dev.ingressmap.localstage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.CreateApiKeyResponse;
import software.amazon.awssdk.services.apigateway.model.ImportApiKeysResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.StageKey;
import software.amazon.awssdk.services.apigateway.model.UsagePlanKey;
import tools.jackson.databind.JsonNode;

class ApiKeyTest {

  private static final String VALUE = "0123456789012345678901234567";

  @AutoClose ControlPlaneServer server;
  ApiGatewayClient client;

  @BeforeEach
  void setUp() throws Exception {
    server = new ControlPlaneServer();
    client = server.client();
  }

  @Test
  void showsWhatAwsShowsOfANewKey() throws Exception {
    JsonNode created = server.json("POST", "/apikeys", "{\"name\":\"a\",\"enabled\":true}");
    assertThat(created.propertyNames())
        .containsExactlyInAnyOrder(
            "id", "value", "name", "enabled", "createdDate", "lastUpdatedDate", "stageKeys");
    assertThat(created.path("stageKeys").toString()).isEqualTo("[]");
    assertThat(created.path("value").stringValue()).matches("[a-z0-9]{40}");

    JsonNode shown = server.json("GET", "/apikeys/" + created.path("id").stringValue(), null);
    assertThat(shown.has("value")).isFalse();
    assertThat(shown.path("tags").toString()).isEqualTo("{}");
    assertThat(client.getApiKeys().items().getFirst().value()).isNull();
  }

  @Test
  void tellsTheValueToWhoAsksForIt() {
    CreateApiKeyResponse key = client.createApiKey(r -> r.name("a").value(VALUE));
    assertThat(key.value()).isEqualTo(VALUE);
    assertThat(key.enabled()).isFalse();

    assertThat(client.getApiKey(r -> r.apiKey(key.id()).includeValue(true)).value())
        .isEqualTo(VALUE);
    assertThat(client.getApiKey(r -> r.apiKey(key.id()).includeValue(false)).value()).isNull();
    assertThat(client.getApiKeys(r -> r.includeValues(true)).items())
        .extracting(ApiKey::value)
        .containsExactly(VALUE);
  }

  @Test
  void listsByNameAndCustomerInPages() {
    for (int i = 0; i < 30; i++) {
      String name = (i % 2 == 0 ? "even-" : "odd-") + i;
      client.createApiKey(r -> r.name(name).customerId("c" + name.length()));
    }
    client.createApiKey(r -> r.description("nameless"));

    assertThat(client.getApiKeys().items()).hasSize(25);
    assertThat(client.getApiKeysPaginator(r -> r.limit(4)).items().stream().map(ApiKey::id))
        .hasSize(31)
        .doesNotHaveDuplicates();
    assertThat(client.getApiKeys(r -> r.nameQuery("odd-").limit(500)).items())
        .hasSize(15)
        .allSatisfy(key -> assertThat(key.name()).startsWith("odd-"));
    assertThat(client.getApiKeys(r -> r.customerId("c5")).items())
        .extracting(ApiKey::name)
        .containsExactlyInAnyOrder("odd-1", "odd-3", "odd-5", "odd-7", "odd-9");
  }

  @Test
  void updatesAllButTheValue() {
    CreateApiKeyResponse key = client.createApiKey(r -> r.name("a").value(VALUE));
    patch(key.id(), Op.REPLACE, "/name", "b");
    patch(key.id(), Op.REPLACE, "/description", "of b");
    patch(key.id(), Op.REPLACE, "/customerId", "c");
    patch(key.id(), Op.REPLACE, "/enabled", "true");

    var changed = client.getApiKey(r -> r.apiKey(key.id()).includeValue(true));
    assertThat(changed.name()).isEqualTo("b");
    assertThat(changed.description()).isEqualTo("of b");
    assertThat(changed.customerId()).isEqualTo("c");
    assertThat(changed.enabled()).isTrue();
    assertThat(changed.value()).isEqualTo(VALUE);
    assertThatThrownBy(() -> patch(key.id(), Op.REPLACE, "/value", VALUE + "x"))
        .hasMessageContaining(
            "Invalid patch path  '/value' specified for op 'replace'. Must be one of:"
                + " [/description, /enabled, /name, /customerId]");
  }

  @Test
  void listsTheNewestFirst() {
    // LocalStack's test_get_api_keys and test_get_usage_plan_api_keys, recorded from AWS.
    String plan = client.createUsagePlan(r -> r.name("a")).id();
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = client.createApiKey(r -> r.name("a")).id();
      client.createUsagePlanKey(r -> r.usagePlanId(plan).keyId(id).keyType("API_KEY"));
      newestFirst.addFirst(id);
    }
    client.updateApiKey(r -> r.apiKey(newestFirst.get(7)));
    assertThat(client.getApiKeysPaginator(r -> r.limit(5)).items())
        .extracting(ApiKey::id)
        .containsExactlyElementsOf(newestFirst);
    assertThat(client.getUsagePlanKeysPaginator(r -> r.usagePlanId(plan).limit(5)).items())
        .extracting(UsagePlanKey::id)
        .containsExactlyElementsOf(newestFirst);
  }

  @Test
  void boundsNameDescriptionAndValue() throws Exception {
    // LocalStack's TestApigatewayApiKeysCrud, recorded from AWS.
    assertThat(server.refusal("POST", "/apikeys", key("name", 1025)))
        .isEqualTo(
            "400 BadRequestException: Invalid API Key name, can be at most 1024 characters.");
    assertThat(server.refusal("POST", "/apikeys", key("description", 125_001)))
        .isEqualTo("400 BadRequestException: Invalid API Key description specified.");
    assertThat(server.refusal("POST", "/apikeys", key("value", 129)))
        .isEqualTo("400 BadRequestException: API Key value exceeds maximum size of 128 characters");
    assertThat(server.json("POST", "/apikeys", key("name", 1024)).has("id")).isTrue();
    assertThat(server.json("POST", "/apikeys", key("name", 0)).has("name")).isFalse();
  }

  private static String key(String field, int length) {
    return "{\"%s\":\"%s\"}".formatted(field, "a".repeat(length));
  }

  @Test
  void aDeletedKeyFreesItsValue() {
    String id = client.createApiKey(r -> r.value(VALUE)).id();
    assertThatThrownBy(() -> client.createApiKey(r -> r.value(VALUE)))
        .hasMessageContaining("API Key already exists");
    client.deleteApiKey(r -> r.apiKey(id));
    assertThatThrownBy(() -> client.getApiKey(r -> r.apiKey(id)))
        .isInstanceOf(NotFoundException.class);
    assertThat(client.createApiKey(r -> r.value(VALUE)).id()).isNotEqualTo(id);
  }

  @Test
  void keepsTheStagesThatKeysOnceWereFor() throws Exception {
    SampleApi api = SampleApi.create(server);
    api.deploy();
    CreateApiKeyResponse key = client.createApiKey(r -> r.stageKeys(stageKey(api, "v1")));
    assertThat(key.stageKeys()).containsExactly(api.id() + "/v1");
    patch(key.id(), Op.REMOVE, "/stages", api.id() + "/v1");
    assertThat(client.getApiKey(r -> r.apiKey(key.id())).stageKeys()).isEmpty();
    assertThatThrownBy(() -> client.createApiKey(r -> r.stageKeys(stageKey(api, "x"))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void tagsKeysAndPlans() {
    String key = client.createApiKey(r -> r.name("a").tags(Map.of("a", "b"))).id();
    String plan = client.createUsagePlan(r -> r.name("p").tags(Map.of("c", "d"))).id();
    String arn = "arn:aws:apigateway:eu-west-1::/";
    client.tagResource(r -> r.resourceArn(arn + "apikeys/" + key).tags(Map.of("e", "f")));
    client.untagResource(r -> r.resourceArn(arn + "apikeys/" + key).tagKeys("a"));
    client.tagResource(r -> r.resourceArn(arn + "usageplans/" + plan).tags(Map.of("g", "h")));

    assertThat(client.getApiKeys().items().getFirst().tags()).isEqualTo(Map.of("e", "f"));
    assertThat(client.getUsagePlans().items().getFirst().tags())
        .isEqualTo(Map.of("c", "d", "g", "h"));
    assertThat(client.getTags(r -> r.resourceArn(arn + "usageplans/" + plan)).tags())
        .isEqualTo(Map.of("c", "d", "g", "h"));
    assertThat(client.getTags(r -> r.resourceArn(arn + "apikeys/" + key)).tags())
        .isEqualTo(Map.of("e", "f"));
    assertThatThrownBy(() -> client.getTags(r -> r.resourceArn(arn + "apikeys/no")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void importsACsvFile() {
    String plan = client.createUsagePlan(r -> r.name("p")).id();
    String other = client.createUsagePlan(r -> r.name("q")).id();
    ImportApiKeysResponse imported =
        imported(
            """
            Name,key,description,Enabled,usageplanIds
            first,apikey1234abcdefghij0123456789,"An imported, ""quoted"" key",TRUE,%s
            second,apikey1234abcdefghij0123456780,,FALSE,"%s,%s"
            third,short,,TRUE,
            """
                .formatted(plan, plan, other));

    assertThat(imported.warnings())
        .containsExactly("third: API Key value should be at least 20 characters");
    List<ApiKey> keys = client.getApiKeys(r -> r.includeValues(true)).items();
    assertThat(keys).extracting(ApiKey::id).containsExactlyInAnyOrderElementsOf(imported.ids());
    assertThat(keys).extracting(ApiKey::name).containsExactlyInAnyOrder("first", "second");
    ApiKey first = keys.stream().filter(k -> k.name().equals("first")).findFirst().orElseThrow();
    assertThat(first.value()).isEqualTo("apikey1234abcdefghij0123456789");
    assertThat(first.description()).isEqualTo("An imported, \"quoted\" key");
    assertThat(first.enabled()).isTrue();
    assertThat(client.getUsagePlanKeys(r -> r.usagePlanId(plan)).items()).hasSize(2);
    assertThat(client.getUsagePlanKeys(r -> r.usagePlanId(other)).items())
        .extracting(key -> key.name())
        .containsExactly("second");
  }

  @Test
  void importsNothingIfWarningsAreToFail() {
    String csv = "name,key\na,apikey1234abcdefghij0123456789\nb,short\n";
    assertThatThrownBy(() ->
            client.importApiKeys(
                r -> r.format("csv").failOnWarnings(true).body(SdkBytes.fromUtf8String(csv))))
        .hasMessageContaining("b: API Key value should be at least 20 characters");
    assertThat(client.getApiKeys().items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | Unable to parse CSV: columns name and key are required",
        "name,key;\"a | Unable to parse CSV: Missing closing quote for value",
      })
  void refusesWhatIsNoSuchFile(String csv, String message) {
    assertThatThrownBy(() -> imported(csv.replace(';', '\n'))).hasMessageContaining(message);
  }

  @Test
  void readsNamesAndValuesWithoutTheSpacesAround() {
    imported("\" Name \" , key\r\n\" ann \",\" abcdefghij1234567890 \"\n \n");

    assertThat(client.getApiKeys(r -> r.includeValues(true)).items())
        .singleElement()
        .satisfies(key -> {
          assertThat(key.name()).isEqualTo("ann");
          assertThat(key.value()).isEqualTo("abcdefghij1234567890");
        });
  }

  @Test
  void makesAsManyAsThereAreLines() {
    String lines =
        IntStream.range(0, 200)
            .mapToObj("k%1$d,apikey1234abcdefghij%1$010d%n"::formatted)
            .reduce("name,key\n", String::concat);
    assertThat(imported(lines).ids()).hasSize(200).doesNotHaveDuplicates();
  }

  private ImportApiKeysResponse imported(String csv) {
    return client.importApiKeys(r -> r.format("csv").body(SdkBytes.fromUtf8String(csv)));
  }

  private void patch(String id, Op op, String path, String value) {
    PatchOperation operation = PatchOperation.builder().op(op).path(path).value(value).build();
    client.updateApiKey(r -> r.apiKey(id).patchOperations(operation));
  }

  private static StageKey stageKey(SampleApi api, String stage) {
    return StageKey.builder().restApiId(api.id()).stageName(stage).build();
  }
}
