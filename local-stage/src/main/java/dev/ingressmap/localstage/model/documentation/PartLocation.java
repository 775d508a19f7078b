package dev.ingressmap.localstage.model.documentation;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a documentation part is about, whether or not the API has it. A field that the type has and
 * a request omits gets AWS's default.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html">AWS:
 *     DocumentationPartLocation</a>
 * @param path of a resource; by default the root's
 * @param method an HTTP method, or {@code *} for any, which is the default
 * @param statusCode of a response, or {@code *} for any, which is the default
 * @param name of a model, an authorizer or a parameter
 */
public record PartLocation(
    PartType type,
    @Nullable String path,
    @Nullable String method,
    @Nullable String statusCode,
    @Nullable String name) {

  private static final String ROOT = "/";
  private static final String ANY = "*";
  private static final Pattern STATUS_CODE = Pattern.compile("[1-5]\\d\\d|\\*");

  public PartLocation {
    path = field(type, "path", path, type.hasPath(), ROOT);
    method = field(type, "method", method, type.hasMethod(), ANY);
    statusCode = field(type, "statusCode", statusCode, type.hasStatusCode(), ANY);
    name = field(type, "name", name, type.hasName(), null);
    if (name == null && type.needsName()) {
      throw badRequest("Location field 'name' is required for type '%s'".formatted(type));
    }
    if (statusCode != null && !STATUS_CODE.matcher(statusCode).matches()) {
      throw badRequest("Invalid status code specified");
    }
  }

  /** The fields without those that have their defaults, as AWS exports a location. */
  public Map<String, String> specified() {
    Map<String, String> fields = fields();
    fields.remove("path", ROOT);
    fields.remove("method", ANY);
    fields.remove("statusCode", ANY);
    return fields;
  }

  /** A key that sorts parts by type, and then by what they are about. */
  public String sortKey() {
    return String.join(
        "\n",
        type.name(),
        Objects.toString(path, ""),
        Objects.toString(method, ""),
        Objects.toString(statusCode, ""),
        Objects.toString(name, ""));
  }

  /** The fields in the form of AWS's messages. */
  String described() {
    return fields().entrySet().stream()
        .map(field -> field.getKey() + " '" + field.getValue() + "'")
        .collect(Collectors.joining(", "));
  }

  private Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("type", type.name());
    put(fields, "path", path);
    put(fields, "method", method);
    put(fields, "statusCode", statusCode);
    put(fields, "name", name);
    return fields;
  }

  private static void put(Map<String, String> fields, String field, @Nullable String value) {
    if (value != null) {
      fields.put(field, value);
    }
  }

  private static @Nullable String field(
      PartType type,
      String field,
      @Nullable String value,
      boolean allowed,
      @Nullable String otherwise) {
    if (value == null || value.isBlank()) {
      return allowed ? otherwise : null;
    }
    if (!allowed) {
      throw badRequest("Location field '%s' is not valid for type '%s'".formatted(field, type));
    }
    return value;
  }
}
