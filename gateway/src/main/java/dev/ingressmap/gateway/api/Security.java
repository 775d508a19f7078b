package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.yaml.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a call must have.
 *
 * @param authorizer the name of one, null for none
 * @param scopes of which a token must have one; empty for any
 */
public record Security(
    Type type, @Nullable String authorizer, List<String> scopes, boolean apiKeyRequired) {

  /** What an Ingress calls the scopes. */
  static final String SCOPES = "authorization-scopes";

  static final Security NONE = new Security(Type.NONE, null, List.of(), false);

  public Security {
    scopes = List.copyOf(scopes);
  }

  /**
   * The security that a route asks for.
   *
   * @param authorizer the name of one of the settings', null for none
   * @param invalid makes the error for a field of the route and what is wrong with it
   */
  static Security of(
      Settings settings,
      @Nullable String authorizer,
      boolean signed,
      List<String> scopes,
      boolean apiKeyRequired,
      BiFunction<String, String, InvalidInput> invalid) {
    if (authorizer == null) {
      return new Security(signed ? Type.AWS_IAM : Type.NONE, null, List.of(), apiKeyRequired);
    }
    Authorizer asked = settings.authorizers().get(authorizer);
    if (asked == null) {
      throw invalid.apply("authorizer", missing(authorizer, settings.authorizers().keySet()));
    }
    boolean cognito = asked.type() == Authorizer.Type.COGNITO_USER_POOLS;
    if (!scopes.isEmpty() && !cognito) {
      throw invalid.apply(SCOPES, "are for Cognito's tokens, and " + authorizer + " is a function");
    }
    return new Security(
        cognito ? Type.COGNITO_USER_POOLS : Type.CUSTOM, authorizer, scopes, apiKeyRequired);
  }

  /** What to say of a name that the settings do not have. */
  static String missing(String name, Collection<String> known) {
    return "\""
        + name
        + "\" is not in gateway.yaml"
        + (known.isEmpty() ? ": it has none" : NearestName.hint(name, known));
  }

  /** Whether anybody may call. */
  public boolean isOpen() {
    return type == Type.NONE && !apiKeyRequired;
  }

  /** API Gateway's word for who is let in. */
  public enum Type {
    NONE,
    /** Callers that sign with AWS credentials. */
    AWS_IAM,
    /** Whom a function lets in. */
    CUSTOM,
    COGNITO_USER_POOLS
  }
}
