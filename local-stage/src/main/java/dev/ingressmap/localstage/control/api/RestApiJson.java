package dev.ingressmap.localstage.control.api;

import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.api.RestApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How REST APIs look on the wire. */
final class RestApiJson {

  private RestApiJson() {}

  /** As creation and lists show an API: without tags if it has none. */
  static ObjectNode brief(RestApi api) {
    ObjectNode json = Wire.tree(api);
    JsonNode policy = json.path("policy");
    if (policy.isString()) {
      json.put("policy", escaped(PolicyAccounts.writtenOut(policy.stringValue())));
    }
    return json;
  }

  /** As all else shows it: with tags, be there any or not. */
  static ObjectNode full(RestApi api) {
    ObjectNode json = brief(api);
    json.withObjectProperty("tags");
    return json;
  }

  /**
   * AWS shows a policy with its quotes, backslashes and slashes escaped once more than JSON does.
   */
  private static String escaped(String policy) {
    return policy.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
  }
}
