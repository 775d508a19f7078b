package dev.ingressmap.gateway.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How API Gateway calls Lambda functions. */
public final class LambdaUri {

  public static final Pattern ARN =
      Pattern.compile("arn:(aws[a-z-]*):lambda:([a-z0-9-]+):[0-9]{12}:function:\\S+");
  public static final String ARN_SHAPE =
      "the ARN of a Lambda function, such as"
          + " arn:aws:lambda:eu-central-1:123456789012:function:orders";

  private LambdaUri() {}

  static String of(String function) {
    return of(function, "2015-03-31", "invocations");
  }

  /** How API Gateway calls a function whose answer it streams. */
  static String streaming(String function) {
    return of(function, "2021-11-15", "response-streaming-invocations");
  }

  private static String of(String function, String version, String action) {
    Matcher arn = ARN.matcher(function);
    if (!arn.matches()) {
      throw new IllegalArgumentException("not the ARN of a function: " + function);
    }
    return "arn:%s:apigateway:%s:lambda:path/%s/functions/%s/%s"
        .formatted(arn.group(1), arn.group(2), version, function, action);
  }
}
