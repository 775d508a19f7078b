package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URI of an integration. It may contain {@code {path}} and {@code ${stageVariables.name}}
 * variables.
 */
final class IntegrationUri {

  private static final Pattern HTTP = Pattern.compile("(?i)https?://[^\\s/?#][^\\s]*");
  private static final Pattern AWS =
      Pattern.compile("arn:[^:]+:apigateway:[^:]+:([^:]+):((?:path|action)/.*)");
  private static final Pattern PROXIED =
      Pattern.compile(
          "(?:.+\\.)?(?:lambda:(?:action/.*|path/+[0-9-]+/functions/.*)|firehose:action/.*)");

  private IntegrationUri() {}

  static void check(IntegrationType type, @Nullable String uri) {
    if (type.http()) {
      if (uri == null || !HTTP.matcher(uri).matches()) {
        throw badRequest("Invalid HTTP endpoint specified for URI");
      }
      return;
    }
    if (uri == null || !uri.startsWith("arn:")) {
      throw badRequest("Invalid ARN specified in the request");
    }
    var arn = AWS.matcher(uri);
    if (!arn.matches()) {
      throw badRequest("AWS ARN for integration must contain path or action");
    }
    if (type == IntegrationType.AWS_PROXY
        && !PROXIED.matcher(arn.group(1) + ":" + arn.group(2)).matches()) {
      throw badRequest(
          "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose"
              + " stream invocations.");
    }
  }
}
