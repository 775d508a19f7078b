package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.Verbs;
import dev.ingressmap.gateway.settings.FixedRoute;
import dev.ingressmap.gateway.settings.FixedRoute.Http;
import dev.ingressmap.gateway.settings.FixedRoute.Lambda;
import dev.ingressmap.gateway.settings.FixedRoute.Mock;
import dev.ingressmap.gateway.settings.FixedRoute.Target;
import dev.ingressmap.gateway.settings.LambdaUri;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a route that does not come from a cluster. */
final class RouteEntry {

  private static final Pattern KEY =
      Pattern.compile(
          Verbs.PATTERN
              + " (/|(?=/)(?:/(?:[a-zA-Z0-9._:-]++|\\{[a-zA-Z0-9._-]+}))*+"
              + "(?:/\\{[a-zA-Z0-9._-]+\\+})?)");
  private static final Pattern URL =
      Pattern.compile(
          "https?://(?:[^\\s/{}$]++|\\$\\{stageVariables\\.[a-zA-Z0-9_]+}|\\$)++(/\\S*)?");
  private static final Set<String> TARGETS = Set.of("url", "lambda", "mock");

  private static final int MIN_TIMEOUT = 50;
  private static final int MAX_TIMEOUT = 29_000;
  private static final int MAX_STREAM = 900_000;

  private RouteEntry() {}

  static FixedRoute read(String name, YamlValue entry) {
    Matcher key = KEY.matcher(name);
    if (!key.matches()) {
      throw entry.invalid("must be named METHOD /path, such as ANY /files/{proxy+}");
    }
    entry.entries(
        Set.of(
            "url",
            "lambda",
            "mock",
            "timeoutMs",
            "stream",
            "authorization",
            "authorizer",
            "scopes",
            "apiKeyRequired"));
    YamlValue timeout = entry.get("timeoutMs");
    YamlValue authorization = entry.get("authorization");
    YamlValue authorizer = entry.get("authorizer");
    boolean signed =
        authorization != null && authorization.oneOf(Set.of("NONE", "AWS_IAM")).equals("AWS_IAM");
    if (signed && authorizer != null) {
      throw authorizer.invalid("cannot be combined with authorization: AWS_IAM: remove one");
    }
    YamlValue scopes = entry.get("scopes");
    if (scopes != null && authorizer == null) {
      throw scopes.invalid("are for the tokens of an authorizer: add authorizer");
    }
    boolean streams = entry.bool("stream", false);
    if (streams && entry.get("mock") != null) {
      throw entry.require("stream").invalid("cannot be combined with mock: remove one");
    }
    return new FixedRoute(
        key.group(1),
        key.group(2),
        target(entry),
        timeout == null ? null : timeout.integer(MIN_TIMEOUT, streams ? MAX_STREAM : MAX_TIMEOUT),
        streams,
        signed,
        authorizer == null ? null : authorizer.text(),
        entry.items("scopes").stream().map(YamlValue::text).toList(),
        entry.bool("apiKeyRequired", false),
        entry.origin());
  }

  private static Target target(YamlValue entry) {
    List<String> given = TARGETS.stream().filter(name -> entry.get(name) != null).toList();
    if (given.size() != 1) {
      throw entry.invalid("needs one of url, lambda and mock");
    }
    YamlValue url = entry.get("url");
    YamlValue lambda = entry.get("lambda");
    if (url != null) {
      return new Http(url.matching(URL, "a URL such as https://files.example.com/{proxy}"));
    }
    return lambda == null
        ? mock(entry.require("mock"))
        : new Lambda(lambda.matching(LambdaUri.ARN, LambdaUri.ARN_SHAPE));
  }

  private static Mock mock(YamlValue entry) {
    entry.entries(Set.of("status", "type", "body"));
    @Nullable YamlValue status = entry.get("status");
    return new Mock(
        status == null ? 200 : status.integer(200, 599),
        entry.text("type", "application/json"),
        entry.text("body", "{}"));
  }
}
