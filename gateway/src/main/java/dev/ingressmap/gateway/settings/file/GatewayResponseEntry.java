package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.GatewayResponse;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads changes to the answers that API Gateway generates itself. */
final class GatewayResponseEntry {

  static final Set<String> TYPES =
      Set.of(
          "ACCESS_DENIED",
          "API_CONFIGURATION_ERROR",
          "AUTHORIZER_CONFIGURATION_ERROR",
          "AUTHORIZER_FAILURE",
          "BAD_REQUEST_BODY",
          "BAD_REQUEST_PARAMETERS",
          "DEFAULT_4XX",
          "DEFAULT_5XX",
          "EXPIRED_TOKEN",
          "INTEGRATION_FAILURE",
          "INTEGRATION_TIMEOUT",
          "INVALID_API_KEY",
          "INVALID_SIGNATURE",
          "MISSING_AUTHENTICATION_TOKEN",
          "QUOTA_EXCEEDED",
          "REQUEST_TOO_LARGE",
          "RESOURCE_NOT_FOUND",
          "THROTTLED",
          "UNAUTHORIZED",
          "UNSUPPORTED_MEDIA_TYPE",
          "WAF_FILTERED");

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_.-]+");

  private GatewayResponseEntry() {}

  static GatewayResponse read(YamlValue entry) {
    entry.entries(Set.of("status", "headers", "bodies"));
    YamlValue status = entry.get("status");
    return new GatewayResponse(
        status == null ? null : status.integer(200, 599),
        texts(entry.get("headers"), HEADER, "the name of a header"),
        texts(entry.get("bodies"), ApiEntry.MEDIA_TYPE, "a media type such as application/json"));
  }

  private static SortedMap<String, String> texts(
      @Nullable YamlValue entry, Pattern pattern, String shape) {
    SortedMap<String, String> texts = new TreeMap<>();
    if (entry != null) {
      entry
          .entries()
          .forEach((name, value) -> {
            if (!pattern.matcher(name).matches()) {
              throw value.invalid("its name must be " + shape);
            }
            texts.put(name, value.text());
          });
    }
    return texts;
  }
}
