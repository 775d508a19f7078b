package dev.ingressmap.localstage.lambda;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The operations of Lambda that are implemented. */
enum Operation {
  CREATE_FUNCTION("CreateFunction", "POST", "/2015-03-31/functions/?"),
  LIST_FUNCTIONS("ListFunctions", "GET", "/2015-03-31/functions/?"),
  GET_FUNCTION("GetFunction", "GET", "/2015-03-31/functions/([^/]+)"),
  DELETE_FUNCTION("DeleteFunction", "DELETE", "/2015-03-31/functions/([^/]+)"),
  GET_FUNCTION_CONFIGURATION(
      "GetFunctionConfiguration", "GET", "/2015-03-31/functions/([^/]+)/configuration"),
  UPDATE_FUNCTION_CONFIGURATION(
      "UpdateFunctionConfiguration", "PUT", "/2015-03-31/functions/([^/]+)/configuration"),
  UPDATE_FUNCTION_CODE("UpdateFunctionCode", "PUT", "/2015-03-31/functions/([^/]+)/code"),
  LIST_VERSIONS_BY_FUNCTION(
      "ListVersionsByFunction", "GET", "/2015-03-31/functions/([^/]+)/versions"),
  INVOKE("Invoke", "POST", "/2015-03-31/functions/([^/]+)/invocations"),
  ADD_PERMISSION("AddPermission", "POST", "/2015-03-31/functions/([^/]+)/policy"),
  GET_POLICY("GetPolicy", "GET", "/2015-03-31/functions/([^/]+)/policy"),
  REMOVE_PERMISSION("RemovePermission", "DELETE", "/2015-03-31/functions/([^/]+)/policy/([^/]+)"),
  GET_FUNCTION_CODE_SIGNING_CONFIG(
      "GetFunctionCodeSigningConfig", "GET", "/2020-06-30/functions/([^/]+)/code-signing-config"),
  LIST_TAGS("ListTags", "GET", "/2017-03-31/tags/([^/]+)"),
  TAG_RESOURCE("TagResource", "POST", "/2017-03-31/tags/([^/]+)"),
  UNTAG_RESOURCE("UntagResource", "DELETE", "/2017-03-31/tags/([^/]+)");

  /** The paths of Lambda: neither API Gateway nor Route 53 has any of these. */
  private static final Pattern OF_LAMBDA =
      Pattern.compile(
          "/20[0-9]{2}-[0-9]{2}-[0-9]{2}/(functions|layers|event-source-mappings|account-settings|code-signing-configs)(/.*)?"
              + "|/2017-03-31/tags/.*");

  private final String wireName;
  private final String method;
  private final Pattern path;

  Operation(String wireName, String method, String path) {
    this.wireName = wireName;
    this.method = method;
    this.path = Pattern.compile(path);
  }

  String wireName() {
    return wireName;
  }

  static boolean isOfLambda(String path) {
    return OF_LAMBDA.matcher(path).matches();
  }

  /** The labels of a path, still encoded, if this operation has such a path. */
  Optional<List<String>> match(String httpMethod, String text) {
    Matcher matcher = path.matcher(text);
    return method.equals(httpMethod) && matcher.matches()
        ? Optional.of(
            IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList())
        : Optional.empty();
  }
}
