package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions that map parameters between the messages of a method.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">AWS:
 *     data mapping reference</a>
 */
public final class MappingExpression {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._$-]+");
  private static final Pattern METHOD_REQUEST =
      Pattern.compile("method\\.request\\.(path|querystring|header)\\.(.+)");
  private static final Pattern METHOD_RESPONSE =
      Pattern.compile("method\\.response\\.header\\.[^\\s]+");
  private static final Pattern INTEGRATION_REQUEST =
      Pattern.compile("integration\\.request\\.(path|querystring|header)\\.[^\\s]+");
  private static final Pattern REQUEST_SOURCE =
      Pattern.compile("method\\.request\\.(?:multivalue)?(path|querystring|header)\\.(.+)");
  private static final Pattern OTHER_REQUEST_SOURCE =
      Pattern.compile("'.*'|method\\.request\\.body(\\..+)?|(context|stageVariables)\\..+");
  private static final Pattern RESPONSE_SOURCE =
      Pattern.compile(
          "'.*'|integration\\.response\\.(body(\\..+)?|(multivalue)?header\\..+)"
              + "|(context|stageVariables)\\..+");

  private static final Pattern GATEWAY_RESPONSE =
      Pattern.compile("gatewayresponse\\.header\\.[^\\s]+");
  private static final Pattern GATEWAY_RESPONSE_SOURCE =
      Pattern.compile("'.*'|(context|stageVariables)\\..+");

  private MappingExpression() {}

  /** Checks the name of a method's request parameter and yields its last part. */
  public static String methodRequest(String parameter) {
    Matcher matcher = METHOD_REQUEST.matcher(parameter);
    if (!matcher.matches()) {
      throw invalid("Invalid mapping expression specified: " + parameter);
    }
    String name = matcher.group(2);
    if (!NAME.matcher(name).matches()) {
      throw invalid(
          "Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$");
    }
    return name;
  }

  public static void checkMethodResponse(String parameter) {
    if (!METHOD_RESPONSE.matcher(parameter).matches()) {
      throw invalid("Invalid mapping expression specified: " + parameter);
    }
  }

  public static void checkIntegrationRequest(String parameter, String source) {
    if (!INTEGRATION_REQUEST.matcher(parameter).matches()) {
      throw invalid("Invalid mapping expression specified: " + parameter);
    }
    if (!REQUEST_SOURCE.matcher(source).matches()
        && !OTHER_REQUEST_SOURCE.matcher(source).matches()) {
      throw invalid("Invalid mapping expression specified: " + source);
    }
  }

  public static void checkIntegrationResponse(String parameter, String source) {
    checkMethodResponse(parameter);
    if (!RESPONSE_SOURCE.matcher(source).matches()) {
      throw invalid("Invalid mapping expression specified: " + source);
    }
  }

  public static void checkGatewayResponse(String parameter, String source) {
    if (!GATEWAY_RESPONSE.matcher(parameter).matches()) {
      throw invalid("Invalid mapping expression specified: " + parameter);
    }
    if (!REQUEST_SOURCE.matcher(source).matches()
        && !GATEWAY_RESPONSE_SOURCE.matcher(source).matches()) {
      throw invalid("Invalid mapping expression specified: " + source);
    }
  }

  /** Refuses a source that the method does not declare as its request parameter. */
  public static void checkDeclared(String source, Set<String> declared) {
    Matcher matcher = REQUEST_SOURCE.matcher(source);
    if (matcher.matches()
        && !declared.contains("method.request." + matcher.group(1) + "." + matcher.group(2))) {
      throw invalid("Invalid mapping expression parameter specified: " + source);
    }
  }

  public static ApiGatewayException invalid(String error) {
    return badRequest(
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : ["
            + error
            + "]");
  }
}
