package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.ApiGatewayException;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.account.RestApis;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Imports API keys from a CSV file whose first line names the columns.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html">
 *     AWS: the file format</a>
 */
final class ApiKeyImport {

  private static final Set<String> COLUMNS =
      Set.of("name", "key", "description", "enabled", "usageplanids");

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(
              CsvReadFeature.WRAP_AS_ARRAY,
              CsvReadFeature.TRIM_SPACES,
              CsvReadFeature.SKIP_EMPTY_LINES)
          .build();

  private final RestApis apis;
  private final UnaryOperator<ObjectNode> stamp;
  private final Map<ApiKey, List<String>> plansByKey = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /** An import in which {@code stamp} gives each key an id and dates. */
  ApiKeyImport(RestApis apis, UnaryOperator<ObjectNode> stamp) {
    this.apis = apis;
    this.stamp = stamp;
  }

  /** Reads a document without creating anything yet. */
  ApiKeyImport read(byte[] document) {
    List<List<String>> records = records(document);
    List<String> columns =
        records.isEmpty()
            ? List.of()
            : records.getFirst().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    if (!columns.containsAll(List.of("name", "key"))) {
      throw badRequest("Unable to parse CSV: columns name and key are required");
    }
    columns.stream()
        .filter(column -> !COLUMNS.contains(column))
        .forEach(column -> warnings.add("Unknown column ignored: " + column));
    records.stream().skip(1).forEach(record -> read(columns, record));
    return this;
  }

  private static List<List<String>> records(byte[] document) {
    ObjectReader reader = CSV.readerForListOf(String.class);
    try (MappingIterator<List<String>> records =
        reader.readValues(new String(document, StandardCharsets.UTF_8))) {
      return records.readAll();
    } catch (JacksonException e) {
      throw badRequest("Unable to parse CSV: " + e.getOriginalMessage());
    }
  }

  private void read(List<String> columns, List<String> record) {
    var fields = new HashMap<String, String>();
    for (int i = 0; i < Math.min(columns.size(), record.size()); i++) {
      fields.put(columns.get(i), record.get(i).strip());
    }
    ObjectNode json =
        Wire.object()
            .put("name", fields.get("name"))
            .put("value", fields.getOrDefault("key", ""))
            .put("enabled", Boolean.parseBoolean(fields.getOrDefault("enabled", "true")));
    String description = fields.getOrDefault("description", "");
    if (!description.isEmpty()) {
      json.put("description", description);
    }
    List<String> plans =
        List.of(fields.getOrDefault("usageplanids", "").split("[,\\s]+", -1)).stream()
            .filter(id -> !id.isEmpty())
            .toList();
    try {
      ApiKey key = Wire.read(stamp.apply(json), ApiKey.class);
      plans.forEach(apis.usagePlans()::get);
      plansByKey.put(key, plans);
    } catch (ApiGatewayException e) {
      warnings.add(fields.get("name") + ": " + e.reason());
    }
  }

  /**
   * Creates the keys and adds them to their plans. A key that cannot be created becomes a warning.
   */
  void make() {
    plansByKey
        .entrySet()
        .removeIf(entry -> {
          ApiKey key = entry.getKey();
          try {
            apis.apiKeys().add(key);
            entry.getValue().forEach(plan -> apis.usagePlans().addKey(plan, key.id()));
            return false;
          } catch (ApiGatewayException e) {
            warnings.add(key.name() + ": " + e.reason());
            return true;
          }
        });
  }

  List<String> ids() {
    return plansByKey.keySet().stream().map(ApiKey::id).toList();
  }

  List<String> warnings() {
    return warnings;
  }
}
