package dev.ingressmap.localstage.control.api;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The accounts in a resource policy. AWS shows each as the ARN of its root. */
final class PolicyAccounts {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final String AWS = "AWS";

  private PolicyAccounts() {}

  static String writtenOut(String policy) {
    JsonNode document = JSON.readTree(policy);
    JsonNode before = document.deepCopy();
    document.findValues("Principal").forEach(PolicyAccounts::writeOut);
    document.findValues("NotPrincipal").forEach(PolicyAccounts::writeOut);
    return document.equals(before) ? policy : document.toString();
  }

  private static void writeOut(JsonNode principal) {
    if (!(principal instanceof ObjectNode object)) {
      return;
    }
    JsonNode accounts = object.path(AWS);
    if (accounts.isArray()) {
      List<String> arns =
          accounts.valueStream().map(JsonNode::asString).map(PolicyAccounts::arn).toList();
      ArrayNode written = object.putArray(AWS);
      arns.forEach(written::add);
    } else if (accounts.isString()) {
      object.put(AWS, arn(accounts.stringValue()));
    }
  }

  private static String arn(String account) {
    return ACCOUNT.matcher(account).matches() ? "arn:aws:iam::" + account + ":root" : account;
  }
}
