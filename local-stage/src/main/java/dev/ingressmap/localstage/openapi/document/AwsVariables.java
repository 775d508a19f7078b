package dev.ingressmap.localstage.openapi.document;

import java.util.regex.Pattern;

/**
 * The variables that API Gateway replaces in the texts of a document.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html">
 *     AWS variables for OpenAPI import</a>
 */
final class AwsVariables {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{AWS::(AccountId|Partition|Region)}");

  private AwsVariables() {}

  /** The text with the variables' values, which are shorter than their names. */
  static String resolve(String text) {
    return VARIABLE.matcher(text).replaceAll(variable -> value(variable.group(1)));
  }

  private static String value(String name) {
    return switch (name) {
      case "AccountId" -> "000000000000";
      case "Partition" -> "aws";
      default -> "us-east-1";
    };
  }
}
