package dev.ingressmap.gateway.aws.account;

/**
 * An API key that was just made, which is the only time that its value is known.
 *
 * @param value the secret that its holder sends in {@code x-api-key}
 */
public record NewApiKey(String id, String name, String value) {

  /** Without the value, so that logging a key does not reveal it. */
  @Override
  public String toString() {
    return "API key " + name + " (" + id + ")";
  }
}
