package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.model.StageVariables;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The Lambda functions that processes on this machine stand in for. The processes get their events.
 */
public final class LambdaFunctions {

  private static final Pattern URI_OF_FUNCTION =
      Pattern.compile("arn:[^:]+:apigateway:[^:]+:lambda:path/[^/]+/functions/(.+)/invocations");
  private static final Pattern ARN = Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:(.+)");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final BackendClient client;
  private final Map<String, URI> functions;

  /**
   * Functions by name.
   *
   * @param functions the URL to which each function's events are posted
   */
  public LambdaFunctions(BackendClient client, Map<String, URI> functions) {
    this.client = client;
    this.functions = Map.copyOf(functions);
  }

  /** Invokes the function of an integration URI. Throws if nothing stands in for it. */
  public CompletableFuture<BackendAnswer> invoke(
      String uri, Payload event, Map<String, String> stageVariables) {
    String name = name(uri, stageVariables);
    URI address = functions.get(name);
    if (address == null) {
      throw GatewayFailure.saying(
          GatewayResponse.NOT_RUN_HERE,
          "Lambda function "
              + name
              + " runs on AWS only: LOCAL_STAGE_AUTHORIZERS can name a process in its place",
          "");
    }
    BackendUri called = BackendUri.of(address.toString(), Map.of(), Map.of());
    HttpFields headers =
        HttpFields.build()
            .put(HttpHeader.HOST, called.authority())
            .put(HttpHeader.CONTENT_TYPE, MediaTypes.JSON);
    return client.send(new BackendCall("POST", called, BackendTls.USUAL, headers, event, TIMEOUT));
  }

  /** The function's name, without its version or alias. */
  static String name(String uri, Map<String, String> stageVariables) {
    String filled = StageVariables.filled(uri, stageVariables);
    Matcher function = URI_OF_FUNCTION.matcher(filled);
    String named = function.matches() ? function.group(1) : filled;
    Matcher arn = ARN.matcher(named);
    String qualified = arn.matches() ? arn.group(1) : named;
    return qualified.split(":", 2)[0];
  }
}
