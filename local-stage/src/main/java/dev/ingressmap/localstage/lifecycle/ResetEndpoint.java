package dev.ingressmap.localstage.lifecycle;

import dev.ingressmap.localstage.http.JsonAnswer;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins anew on request: at a path of its own, and at LocalStack's. */
public final class ResetEndpoint extends Handler.Wrapper {

  private static final Logger log = LoggerFactory.getLogger(ResetEndpoint.class);

  private static final String PATH = "/_local/reset";
  private static final String LOCALSTACK = "/_localstack/state/reset";

  private final Readiness readiness;
  private final Supplier<Map<String, String>> reset;

  /**
   * An endpoint for resets.
   *
   * @param reset forgets everything, deploys the map again, and returns the invoke URL of each
   *     stage
   */
  public ResetEndpoint(Readiness readiness, Supplier<Map<String, String>> reset, Handler others) {
    super(others);
    this.readiness = readiness;
    this.reset = reset;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (!path.equals(PATH) && !path.equals(LOCALSTACK)) {
      return super.handle(request, response, callback);
    }
    answer(request).write(response, callback);
    return true;
  }

  private JsonAnswer answer(Request request) {
    if (!HttpMethod.POST.is(request.getMethod())) {
      return JsonAnswer.message(
          HttpStatus.METHOD_NOT_ALLOWED_405,
          request.getMethod() + " has no meaning here: use POST");
    }
    try {
      Map<String, String> invokeUrls = readiness.regain(reset);
      return invokeUrls == null
          ? JsonAnswer.message(
              HttpStatus.CONFLICT_409,
              "a start or a reset is under way: wait until GET /_local/health answers 200")
          : new JsonAnswer(HttpStatus.OK_200, Map.of("invokeUrls", invokeUrls));
    } catch (RuntimeException e) {
      log.error("everything is gone, but the map could not be deployed again", e);
      return JsonAnswer.message(
          HttpStatus.INTERNAL_SERVER_ERROR_500,
          "everything is gone, but the map could not be deployed again: " + e.getMessage());
    }
  }
}
