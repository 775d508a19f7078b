package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.CanonicalJson;
import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Api.KeySource;
import dev.ingressmap.gateway.settings.GatewayResponse;
import dev.ingressmap.gateway.settings.Split;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of an API. */
final class ApiEntry {

  /** The characters that tag values may contain, since the name is one. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{1,256}");

  static final Pattern MEDIA_TYPE = Pattern.compile("[^\\s/,;]+/[^\\s/,;]+");

  /** The characters that both resources and base paths may contain. */
  private static final Pattern SEGMENT = Pattern.compile("[a-zA-Z0-9._-]+");

  private static final int MAX_BODY = 10 * 1024 * 1024;

  /** AWS's quota for the length of a resource policy. */
  private static final int MAX_POLICY = 8192;

  private ApiEntry() {}

  static Api read(@Nullable YamlValue entry) {
    Api otherwise = Api.DEFAULT;
    if (entry == null) {
      return otherwise;
    }
    entry.entries(
        Set.of(
            "name",
            "split",
            "description",
            "version",
            "binaryMediaTypes",
            "minimumCompressionSize",
            "policy",
            "endpoint",
            "apiKeySource",
            "protected",
            "responses"));
    YamlValue name = entry.get("name");
    YamlValue binary = entry.get("binaryMediaTypes");
    YamlValue compression = entry.get("minimumCompressionSize");
    YamlValue policy = entry.get("policy");
    YamlValue keySource = entry.get("apiKeySource");
    YamlValue isProtected = entry.get("protected");
    return new Api(
        name == null ? otherwise.name() : name.matching(NAME, "letters, digits and _.:/=+@-"),
        Split.REST,
        split(entry.get("split")),
        entry.text("description", otherwise.description()),
        entry.text("version", otherwise.version()),
        binary == null ? otherwise.binaryMediaTypes() : mediaTypes(binary),
        compression == null ? null : compression.integer(0, MAX_BODY),
        policy == null ? null : policy(policy),
        EndpointEntry.read(entry.get("endpoint"), policy != null),
        keySource == null
            ? KeySource.HEADER
            : KeySource.valueOf(keySource.oneOf(Set.of("HEADER", "AUTHORIZER"))),
        isProtected == null ? null : isProtected.bool(),
        responses(entry.get("responses")));
  }

  private static Split split(@Nullable YamlValue list) {
    SortedSet<String> segments = new TreeSet<>();
    for (YamlValue item : list == null ? List.<YamlValue>of() : list.items()) {
      if (!segments.add(item.matching(SEGMENT, "the first segment of paths, such as orders"))) {
        throw item.invalid("is given twice");
      }
    }
    return new Split(segments);
  }

  private static List<String> mediaTypes(YamlValue list) {
    return list.items().stream()
        .map(item -> item.matching(MEDIA_TYPE, "a media type such as image/png"))
        .sorted()
        .toList();
  }

  private static String policy(YamlValue policy) {
    policy.require("Statement");
    String json = CanonicalJson.of(policy.plain());
    if (json.length() > MAX_POLICY) {
      throw policy.invalid(
          "has " + json.length() + " characters, but AWS allows only " + MAX_POLICY);
    }
    return json;
  }

  private static SortedMap<String, GatewayResponse> responses(@Nullable YamlValue entry) {
    SortedMap<String, GatewayResponse> responses = new TreeMap<>();
    if (entry != null) {
      entry
          .entries(GatewayResponseEntry.TYPES)
          .forEach((type, value) -> responses.put(type, GatewayResponseEntry.read(value)));
    }
    return responses;
  }
}
