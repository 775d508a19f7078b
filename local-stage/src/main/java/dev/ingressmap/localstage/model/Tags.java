package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags that a resource may have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-supported-resources.html">
 *     Tag restrictions</a>
 */
public final class Tags {

  private static final int MAX_TAGS = 50;
  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;

  private Tags() {}

  public static Map<String, String> of(@Nullable Map<String, String> given) {
    Map<String, String> tags = Copies.map(given);
    if (tags.size() > MAX_TAGS) {
      throw badRequest("A resource can have at most " + MAX_TAGS + " tags");
    }
    tags.forEach((key, value) -> {
      if (key.isEmpty() || key.length() > MAX_KEY) {
        throw badRequest("Invalid tag key: must have 1 to " + MAX_KEY + " characters");
      }
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw badRequest("Invalid tag key: aws: is reserved for AWS: " + key);
      }
      if (value.length() > MAX_VALUE) {
        throw badRequest(
            "Invalid value of tag " + key + ": more than " + MAX_VALUE + " characters");
      }
    });
    return tags;
  }
}
