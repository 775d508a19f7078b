package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.LambdaUri;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an authorizer. */
final class AuthorizerEntry {

  static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

  /** The names of the security schemes for signatures and keys in the document. */
  private static final Set<String> RESERVED = Set.of("sigv4", "api_key");

  private static final Pattern POOL =
      Pattern.compile("arn:aws[a-z-]*:cognito-idp:\\S+:userpool/\\S+");
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/\\S+");
  private static final Pattern IDENTITY =
      Pattern.compile(
          "method\\.request\\.(header|querystring)\\.\\S+|(context|stageVariables)\\.\\S+");

  private static final String AUTHORIZATION = "method.request.header.Authorization";
  private static final int USUAL_TTL = 300;
  private static final int MAX_TTL = 3600;

  private AuthorizerEntry() {}

  static Authorizer read(String name, YamlValue entry) {
    if (!NAME.matcher(name).matches()) {
      throw entry.invalid("the name of an authorizer may have only letters, digits, _ and -");
    }
    if (RESERVED.contains(name)) {
      throw entry.invalid("is the name of a built-in security scheme: choose another name");
    }
    entry.entries(Set.of("type", "lambda", "role", "identity", "tokenPattern", "ttl", "pools"));
    Authorizer.Type type =
        Authorizer.Type.valueOf(
            entry.require("type").oneOf(Set.of("TOKEN", "REQUEST", "COGNITO_USER_POOLS")));
    return type == Authorizer.Type.COGNITO_USER_POOLS ? cognito(entry) : lambda(type, entry);
  }

  private static Authorizer cognito(YamlValue entry) {
    refuse(entry, "is for Lambda authorizers", "lambda", "role");
    return new Authorizer(
        Authorizer.Type.COGNITO_USER_POOLS,
        null,
        null,
        identity(entry, Authorizer.Type.COGNITO_USER_POOLS),
        pattern(entry),
        ttl(entry),
        entry.require("pools").items().stream()
            .map(pool -> pool.matching(POOL, "the ARN of a Cognito user pool"))
            .toList());
  }

  private static Authorizer lambda(Authorizer.Type type, YamlValue entry) {
    refuse(entry, "are for COGNITO_USER_POOLS", "pools");
    if (type == Authorizer.Type.REQUEST) {
      refuse(entry, "is for authorizers that see a token", "tokenPattern");
    }
    YamlValue role = entry.get("role");
    return new Authorizer(
        type,
        entry.require("lambda").matching(LambdaUri.ARN, LambdaUri.ARN_SHAPE),
        role == null ? null : role.matching(ROLE, "the ARN of an IAM role"),
        identity(entry, type),
        pattern(entry),
        ttl(entry),
        List.of());
  }

  private static List<String> identity(YamlValue entry, Authorizer.Type type) {
    YamlValue identity = entry.get("identity");
    if (identity == null) {
      return List.of(AUTHORIZATION);
    }
    List<String> sources =
        identity.items().stream()
            .map(item -> item.matching(IDENTITY, "a source such as method.request.header.X-Token"))
            .toList();
    boolean header = sources.size() == 1 && sources.get(0).startsWith("method.request.header.");
    if (type != Authorizer.Type.REQUEST && !header) {
      throw identity.invalid("must be one header, method.request.header.NAME, for type " + type);
    }
    if (sources.isEmpty() && ttl(entry) > 0) {
      throw identity.invalid("must not be empty, unless ttl is 0: answers are cached by it");
    }
    return sources;
  }

  private static @Nullable String pattern(YamlValue entry) {
    YamlValue pattern = entry.get("tokenPattern");
    return pattern == null ? null : pattern.text();
  }

  private static int ttl(YamlValue entry) {
    YamlValue ttl = entry.get("ttl");
    return ttl == null ? USUAL_TTL : ttl.integer(0, MAX_TTL);
  }

  private static void refuse(YamlValue entry, String why, String... fields) {
    for (String field : fields) {
      YamlValue value = entry.get(field);
      if (value != null) {
        throw value.invalid(why);
      }
    }
  }
}
