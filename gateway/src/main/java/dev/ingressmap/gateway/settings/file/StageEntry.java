package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.settings.MethodSettings;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.Stage.AccessLog;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a stage. */
final class StageEntry {

  static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
  static final String NAME_SHAPE = "letters, digits, _ and -";

  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z0-9_]+");
  private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9\\-._~:/?#&=,]+");
  private static final Pattern DESTINATION = Pattern.compile("arn:aws[a-z-]*:(logs|firehose):.+");
  private static final Pattern CERTIFICATE = Pattern.compile("[a-z0-9]{6,10}");
  private static final Pattern METHOD = Pattern.compile(Verbs.PATTERN + " (/.*)");

  /** In GB. */
  private static final List<String> CACHE_SIZES =
      List.of("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237");

  private static final Set<String> OWN_FIELDS =
      Set.of("description", "variables", "tracing", "accessLog", "clientCertificate", "methods");

  private StageEntry() {}

  /** The stage in an entry that contains its name. */
  static Stage readNamed(YamlValue entry) {
    Set<String> fields = fields();
    fields.add("name");
    entry.entries(fields);
    YamlValue name = entry.get("name");
    Stage otherwise = Settings.DEFAULT_STAGE;
    return stage(
        name == null ? otherwise.name() : name.matching(NAME, NAME_SHAPE),
        entry.text("description", otherwise.description()),
        entry);
  }

  /** The stage with a name; the entry may be empty. */
  static Stage read(String name, YamlValue entry) {
    if (entry.isNull()) {
      return new Stage(name, "");
    }
    Set<String> fields = fields();
    fields.add("domain");
    entry.entries(fields);
    return stage(name, entry.text("description", ""), entry);
  }

  private static Set<String> fields() {
    Set<String> fields = new HashSet<>(OWN_FIELDS);
    fields.addAll(MethodEntry.FIELDS);
    return fields;
  }

  private static Stage stage(String name, String description, YamlValue entry) {
    YamlValue cache = entry.get("cache");
    YamlValue log = entry.get("accessLog");
    YamlValue certificate = entry.get("clientCertificate");
    return new Stage(
        name,
        description,
        variables(entry.get("variables")),
        entry.bool("tracing", false),
        cache == null ? null : cacheSize(cache),
        log == null ? null : accessLog(log),
        certificate == null
            ? null
            : certificate.matching(
                CERTIFICATE, "the id of a client certificate of API Gateway, such as a1b2c3"),
        methods(entry));
  }

  private static SortedMap<String, String> variables(@Nullable YamlValue entry) {
    SortedMap<String, String> variables = new TreeMap<>();
    if (entry != null) {
      entry
          .entries()
          .forEach((name, value) -> {
            if (!VARIABLE.matcher(name).matches()) {
              throw value.invalid(
                  "the name of a stage variable may have only letters, digits and _");
            }
            variables.put(name, value.matching(VALUE, "letters, digits and -._~:/?#&=,"));
          });
    }
    return variables;
  }

  private static String cacheSize(YamlValue cache) {
    cache.entries(Set.of("size", "ttl", "encrypted", "refresh"));
    String size = cache.require("size").scalar();
    if (!CACHE_SIZES.contains(size)) {
      throw cache
          .require("size")
          .invalid("must be one of " + String.join(", ", CACHE_SIZES) + " (GB)");
    }
    return size;
  }

  private static AccessLog accessLog(YamlValue log) {
    log.entries(Set.of("destination", "format"));
    return new AccessLog(
        log.require("destination")
            .matching(DESTINATION, "the ARN of a CloudWatch log group or a Firehose stream"),
        log.require("format").text());
  }

  private static SortedMap<String, MethodSettings> methods(YamlValue entry) {
    SortedMap<String, MethodSettings> methods = new TreeMap<>();
    MethodSettings all = MethodEntry.ofAll(entry);
    if (!all.equals(MethodSettings.NONE)) {
      methods.put(Stage.ALL, all);
    }
    YamlValue own = entry.get("methods");
    Map<String, YamlValue> entries = own == null ? Map.of() : own.entries();
    entries.forEach((name, value) -> {
      if (!METHOD.matcher(name).matches()) {
        throw value.invalid("must be named METHOD /path, such as GET /orders");
      }
      value.entries(MethodEntry.FIELDS);
      checkCache(entry, value);
      methods.put(name, MethodEntry.ofOne(value, entry, all));
    });
    return methods;
  }

  private static void checkCache(YamlValue stage, YamlValue method) {
    YamlValue cache = method.get("cache");
    if (cache != null && cache.isMapping()) {
      cache.entries(Set.of("ttl", "encrypted", "refresh"));
      if (stage.get("cache") == null) {
        throw cache.invalid("needs a cache of the stage: give it cache.size");
      }
    }
  }
}
