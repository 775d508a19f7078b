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
 * What a caller must have.
 *
 * @param authorizer its name; null for none
 * @param scopes of which a token must have one; empty for any token
 */
public record Security(
    Type type, @Nullable String authorizer, List<String> scopes, boolean apiKeyRequired) {

  /** The name of the scopes in an Ingress. */
  public static final String SCOPES = "authorization-scopes";

  public static final Security NONE = new Security(Type.NONE, null, List.of(), false);

  public Security {
    scopes = List.copyOf(scopes);
  }

  /**
   * The security that a route asks for.
   *
   * @param authorizer the name of one of the settings' authorizers; null for none
   * @param invalid creates the error from a field of the route and a message
   */
  public static Security of(
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
      throw invalid.apply(
          SCOPES, "are for Cognito's tokens, but " + authorizer + " is a Lambda function");
    }
    return new Security(
        cognito ? Type.COGNITO_USER_POOLS : Type.CUSTOM, authorizer, scopes, apiKeyRequired);
  }

  /** The message for a name that is not in the settings. */
  public static String missing(String name, Collection<String> known) {
    return "\""
        + name
        + "\" is not in gateway.yaml"
        + (known.isEmpty() ? ": it has none" : NearestName.hint(name, known));
  }

  /** Whether anybody may call. */
  public boolean isOpen() {
    return type == Type.NONE && !apiKeyRequired;
  }

  /** API Gateway's names for the kinds of authorization. */
  public enum Type {
    NONE,
    /** Callers that sign with AWS credentials. */
    AWS_IAM,
    /** Callers that a function lets in. */
    CUSTOM,
    COGNITO_USER_POOLS
  }
}
