package dev.ingressmap.localstage.model.domain;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What answers below a base path of a domain name.
 *
 * @param basePath one segment, or {@link #NONE} for all paths that no other mapping has
 * @param stage absent if the next segment of the path names it
 */
public record BasePathMapping(String basePath, String restApiId, @Nullable String stage) {

  public static final String NONE = "(none)";

  private static final Pattern BASE_PATH = Pattern.compile("[a-zA-Z0-9$_.+!*'()-]+");

  public BasePathMapping {
    if (basePath == null || basePath.isEmpty()) {
      basePath = NONE;
    }
    if (basePath.contains("/")) {
      throw badRequest(
          "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a"
              + " multi-level base path mapping, use API Gateway V2.");
    }
    if (!BASE_PATH.matcher(basePath).matches()) {
      throw badRequest("Invalid base path: only letters, digits and $-_.+!*'() are allowed");
    }
    if (stage != null && stage.isEmpty()) {
      stage = null;
    }
  }
}
