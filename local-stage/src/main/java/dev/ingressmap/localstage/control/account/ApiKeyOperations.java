package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.control.patch.PatchEdit.flag;
import static dev.ingressmap.localstage.control.patch.PatchEdit.text;
import static dev.ingressmap.localstage.control.patch.PatchEdit.valueElement;
import static dev.ingressmap.localstage.control.patch.PatchTable.on;
import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.patch.PatchTable;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.RestApis;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on API keys. */
public final class ApiKeyOperations {

  private static final PatchTable PATCHES =
      PatchTable.naming(
          on("/description", text("description"), "replace"),
          on("/enabled", flag("enabled"), "replace"),
          on("/name", text("name"), "replace"),
          on("/customerId", text("customerId"), "replace"),
          on("/stages", valueElement("stageKeys"), "add", "remove"));

  private final RestApis apis;
  private final InstantSource clock;

  public ApiKeyOperations(RestApis apis, InstantSource clock) {
    this.apis = apis;
    this.clock = clock;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "CreateApiKey", this::create,
        "GetApiKey", this::get,
        "GetApiKeys", this::list,
        "UpdateApiKey", this::update,
        "DeleteApiKey", this::delete,
        "ImportApiKeys", this::importAll);
  }

  private Answer create(Call call) {
    ObjectNode body = call.json();
    if (body.path("value").asString("").isEmpty()) {
      body.put("value", Identifier.ofApiKeyValue());
    }
    if (body.path("name").asString("").isEmpty()) {
      body.remove("name");
    }
    body.set("stageKeys", stageKeys(body));
    ApiKey key = apis.apiKeys().add(Wire.read(stamped(body), ApiKey.class));
    return Answer.json(Wire.tree(key));
  }

  /** A new key's JSON, with the fields that AWS sets. */
  private ObjectNode stamped(ObjectNode key) {
    long now = clock.instant().getEpochSecond();
    return key.put("id", Identifier.ofApiKey()).put("createdDate", now).put("lastUpdatedDate", now);
  }

  /** The stage keys as {@code api/stage}: only requests have them as objects. */
  private ArrayNode stageKeys(ObjectNode body) {
    ArrayNode keys = Wire.object().putArray("stageKeys");
    List<StageKey> read =
        Objects.requireNonNullElse(Wire.read(body, StageKeys.class).stageKeys, List.of());
    for (StageKey key : read) {
      String api = String.valueOf(key.restApiId);
      keys.add(api + "/" + apis.get(api).stage(String.valueOf(key.stageName)).stageName());
    }
    return keys;
  }

  private Answer get(Call call) {
    ApiKey key = apis.apiKeys().get(call.label("api_Key"));
    return Answer.json(shown(key, asked(call, "includeValue")));
  }

  private Answer list(Call call) {
    String name = call.parameter("name");
    String customer = call.parameter("customerId");
    boolean values = asked(call, "includeValues");
    return Answer.json(
        Page.of(
                apis.apiKeys().all().stream()
                    .filter(key -> startsWith(key.name(), name))
                    .filter(key -> customer == null || customer.equals(key.customerId()))
                    .toList(),
                key -> Page.newestFirst(key.createdDate(), apis.apiKeys().place(key.id())),
                call)
            .map(key -> brief(key, values)));
  }

  private Answer update(Call call) {
    var patch = call.patch();
    ApiKey updated =
        apis.apiKeys()
            .update(
                call.label("api_Key"),
                key -> {
                  ApiKey patched = PATCHES.apply(key, patch, ApiKey.class);
                  return Wire.read(
                      Wire.tree(patched).put("lastUpdatedDate", clock.instant().getEpochSecond()),
                      ApiKey.class);
                });
    return Answer.json(shown(updated, false));
  }

  private Answer delete(Call call) {
    apis.usagePlans().deleteKey(call.label("api_Key"));
    return Answer.EMPTY;
  }

  private Answer importAll(Call call) {
    if (!"csv".equals(call.parameter("format"))) {
      throw badRequest("Invalid format specified. Must be one of: [csv]");
    }
    var imported = new ApiKeyImport(apis, this::stamped).read(call.document());
    if (!imported.warnings().isEmpty() && asked(call, "failonwarnings")) {
      throw badRequest("Warnings found during import: " + String.join(", ", imported.warnings()));
    }
    imported.make();
    return Answer.json(
        Wire.object()
            .set("ids", Wire.array(imported.ids()))
            .set("warnings", Wire.array(imported.warnings())));
  }

  /** Whether a name begins with the text of a query; AWS documents no more than that. */
  static boolean startsWith(@Nullable String name, @Nullable String query) {
    return query == null || (name != null && name.startsWith(query));
  }

  private static boolean asked(Call call, String parameter) {
    return "true".equals(call.parameter(parameter));
  }

  private static ObjectNode brief(ApiKey key, boolean value) {
    ObjectNode json = Wire.tree(key);
    return value ? json : json.without("value");
  }

  private static ObjectNode shown(ApiKey key, boolean value) {
    ObjectNode json = brief(key, value);
    json.withObjectProperty("tags");
    return json;
  }

  private record StageKeys(@Nullable List<StageKey> stageKeys) {}

  private record StageKey(@Nullable String restApiId, @Nullable String stageName) {}
}
