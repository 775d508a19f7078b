package dev.ingressmap.gateway.deploy.change;

import dev.ingressmap.gateway.settings.Split;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit of a usage plan on one method, as it is named among the plan's values: {@code
 * throttle[GET /orders].rateLimit}.
 *
 * @param apiStage that has the method
 * @param method as the stage's API has it, such as {@code GET /orders}
 */
public record MethodThrottle(String apiStage, String method, String limit) {

  private static final Pattern NAME =
      Pattern.compile("throttle\\[(\\S+ \\S+)( of (\\S+))?]\\.(\\w+)");

  /** The name of a throttle by the path that callers know, unless that is another part's by now. */
  public static String name(MapApis apis, String part, String method) {
    String whole = Split.wholeMethod(part, method);
    return partOf(apis, whole).equals(part)
        ? name(whole)
        : "throttle[" + method + " of " + apis.apiStages().get(part) + "]";
  }

  public static String name(String method) {
    return "throttle[" + method + "]";
  }

  /** What a name stands for, if it is one. */
  public static Optional<MethodThrottle> parse(String name, MapApis apis) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String method = matcher.group(1);
    if (matcher.group(3) != null) {
      return Optional.of(new MethodThrottle(matcher.group(3), method, matcher.group(4)));
    }
    String part = partOf(apis, method);
    return Optional.ofNullable(apis.apiStages().get(part))
        .map(stage -> new MethodThrottle(stage, within(part, method), matcher.group(4)));
  }

  /** The part that has a method. */
  public static String partOf(MapApis apis, String method) {
    return apis.settings().api().split().partOf(method.split(" ", 2)[1]);
  }

  /** A method as the API of a part has it. */
  public static String within(String part, String method) {
    String[] words = method.split(" ", 2);
    return words[0] + " " + Split.within(part, words[1]);
  }

  /** How AWS calls a method of a stage: {@code /orders/GET} and, of the root, {@code //GET}. */
  public static String key(String method) {
    String[] words = method.split(" ", 2);
    return words[1] + "/" + words[0];
  }

  /** The path of all its limits in a patch. */
  public String path() {
    return "/apiStages/" + apiStage + "/throttle/" + key(method);
  }
}
