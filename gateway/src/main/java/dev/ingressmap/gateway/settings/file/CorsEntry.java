package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.Cors;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads which pages of other origins may call. */
final class CorsEntry {

  private static final Pattern ORIGIN = Pattern.compile("https?://[a-zA-Z0-9.-]+(:[0-9]+)?|\\*");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_.-]+|\\*");
  private static final int DAY = 86_400;

  private CorsEntry() {}

  static Cors read(YamlValue entry) {
    entry.entries(Set.of("origins", "headers", "exposed", "credentials", "maxAge"));
    YamlValue maxAge = entry.get("maxAge");
    List<String> origins = words(entry.require("origins"), ORIGIN, "an origin such as https://a.b");
    boolean credentials = entry.bool("credentials", false);
    if (origins.isEmpty() || (origins.contains("*") && origins.size() > 1)) {
      throw entry.require("origins").invalid("must be a list of origins, or only *");
    }
    if (credentials && origins.contains("*")) {
      throw entry
          .require("credentials")
          .invalid("browsers do not send credentials if the origin is *: list the origins");
    }
    return new Cors(
        origins,
        headers(entry, "headers"),
        headers(entry, "exposed"),
        credentials,
        maxAge == null ? null : maxAge.integer(0, DAY));
  }

  private static List<String> headers(YamlValue entry, String key) {
    YamlValue headers = entry.get(key);
    return headers == null ? List.of() : words(headers, HEADER, "the name of a header");
  }

  private static List<String> words(YamlValue list, Pattern pattern, String shape) {
    return list.items().stream().map(item -> item.matching(pattern, shape)).toList();
  }
}
