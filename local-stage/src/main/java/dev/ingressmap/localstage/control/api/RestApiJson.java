package dev.ingressmap.localstage.control.api;

import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.api.RestApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How REST APIs look on the wire. */
final class RestApiJson {

  private RestApiJson() {}

  /** The form for creation and lists: without tags if there are none. */
  static ObjectNode brief(RestApi api) {
    ObjectNode json = Wire.tree(api);
    JsonNode policy = json.path("policy");
    if (policy.isString()) {
      json.put("policy", escaped(PolicyAccounts.writtenOut(policy.stringValue())));
    }
    return json;
  }

  /** The form for everything else: always with tags, even if there are none. */
  static ObjectNode full(RestApi api) {
    ObjectNode json = brief(api);
    json.withObjectProperty("tags");
    return json;
  }

  /** AWS escapes the quotes, backslashes and slashes of a policy once more than JSON does. */
  private static String escaped(String policy) {
    return policy.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
  }
}
