package dev.ingressmap.gateway.aws.account;

/**
 * An API key that was just created. Its value is known only now.
 *
 * @param value the secret that callers send in {@code x-api-key}
 */
public record NewApiKey(String id, String name, String value) {

  /** The key without its value, so that logging does not reveal it. */
  @Override
  public String toString() {
    return "API key " + name + " (" + id + ")";
  }
}
