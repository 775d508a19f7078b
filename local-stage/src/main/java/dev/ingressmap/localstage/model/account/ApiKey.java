package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Copies;
import dev.ingressmap.localstage.model.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends to be let in.
 *
 * @param value what the caller sends, 20 to 128 characters
 * @param stageKeys stages that the key was for before usage plans existed; they have no effect
 */
public record ApiKey(
    String id,
    String value,
    @Nullable String name,
    @Nullable String customerId,
    @Nullable String description,
    boolean enabled,
    Instant createdDate,
    Instant lastUpdatedDate,
    List<String> stageKeys,
    Map<String, String> tags) {

  private static final int MIN_VALUE = 20;
  private static final int MAX_VALUE = 128;
  private static final int MAX_NAME = 1024;
  private static final int MAX_DESCRIPTION = 125_000;

  public ApiKey {
    if (value.length() < MIN_VALUE) {
      throw badRequest("API Key value should be at least 20 characters");
    }
    if (value.length() > MAX_VALUE) {
      throw badRequest("API Key value exceeds maximum size of 128 characters");
    }
    if (name != null && name.length() > MAX_NAME) {
      throw badRequest("Invalid API Key name, can be at most 1024 characters.");
    }
    if (description != null && description.length() > MAX_DESCRIPTION) {
      throw badRequest("Invalid API Key description specified.");
    }
    stageKeys = Copies.list(stageKeys);
    tags = Tags.of(tags);
  }

  public ApiKey withTags(Map<String, String> tags) {
    return new ApiKey(
        id,
        value,
        name,
        customerId,
        description,
        enabled,
        createdDate,
        lastUpdatedDate,
        stageKeys,
        tags);
  }

  /** The text without the value, so that logging a key does not reveal it. */
  @Override
  public String toString() {
    return "API key " + id;
  }
}
