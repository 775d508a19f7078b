package dev.ingressmap.gateway.deploy.usageplan;

import dev.ingressmap.gateway.deploy.change.MapApis;
import dev.ingressmap.gateway.settings.Split;

/**
 * A limit of a usage plan for one method.
 *
 * @param part of the map whose API has the method
 * @param method as that API has it, such as {@code GET /orders}
 * @param throttle the name of the method's throttle, for people
 */
record MethodLimit(String part, String method, Limit limit, String throttle)
    implements UsagePlanValue {

  /** A limit by the path that callers know, unless another part has that path now. */
  static MethodLimit of(MapApis apis, String part, String method, Limit limit) {
    String whole = Split.wholeMethod(part, method);
    boolean known = partOf(apis, whole).equals(part);
    String name = known ? whole : method + " of " + apis.apiStages().get(part);
    return new MethodLimit(part, method, limit, "throttle[" + name + "]");
  }

  /** A limit for a method as callers know it. */
  static MethodLimit of(MapApis apis, String method, Limit limit) {
    String part = partOf(apis, method);
    return of(apis, part, within(part, method), limit);
  }

  /** The part that has a method. */
  static String partOf(MapApis apis, String method) {
    return apis.settings().api().split().partOf(method.split(" ", 2)[1]);
  }

  /** A method with its path in the API of a part. */
  static String within(String part, String method) {
    String[] words = method.split(" ", 2);
    return words[0] + " " + Split.within(part, words[1]);
  }

  /** AWS's key for a method of a stage: {@code /orders/GET}, or {@code //GET} for the root. */
  static String key(String method) {
    String[] words = method.split(" ", 2);
    return words[1] + "/" + words[0];
  }

  @Override
  public String text() {
    return throttle + "." + limit.text();
  }

  /** The path of all limits for the method in a patch. */
  String path(MapApis apis) {
    return "/apiStages/" + apis.apiStages().get(part) + "/throttle/" + key(method);
  }
}
