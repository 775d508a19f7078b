package dev.ingressmap.gateway.settings.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of routes whose owners say nothing else.
 *
 * @param signed whether callers sign with AWS credentials
 * @param authorizer the name of one of the platform's; null for none
 * @param scopes of which a token must have one; empty for any
 * @param timeoutMillis 50 to 29,000 ms; null for 29,000
 */
public record Defaults(
    boolean signed,
    @Nullable String authorizer,
    List<String> scopes,
    boolean apiKeyRequired,
    @Nullable Integer timeoutMillis) {

  /** No terms. */
  public static final Defaults NONE = new Defaults(false, null, List.of(), false, null);

  public Defaults {
    scopes = List.copyOf(scopes);
  }
}
