package dev.ingressmap.localstage.lifecycle;

import dev.ingressmap.localstage.http.JsonAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says whether everything is there: at a path of its own, and as LocalStack does. */
public final class HealthEndpoint extends Handler.Wrapper {

  private static final String PATH = "/_local/health";
  private static final String LOCALSTACK = "/_localstack/health";

  private final Readiness readiness;
  private final String version;

  public HealthEndpoint(Readiness readiness, String version, Handler others) {
    super(others);
    this.readiness = readiness;
    this.version = version;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (!path.equals(PATH) && !path.equals(LOCALSTACK)) {
      return super.handle(request, response, callback);
    }
    answer(request, path.equals(LOCALSTACK)).write(response, callback);
    return true;
  }

  private JsonAnswer answer(Request request, boolean localStack) {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      return JsonAnswer.message(
          HttpStatus.METHOD_NOT_ALLOWED_405, request.getMethod() + " has no meaning here: use GET");
    }
    boolean ready = readiness.isReached();
    Map<String, Object> body = new LinkedHashMap<>();
    if (localStack) {
      String state = ready ? "running" : "initializing";
      Map<String, String> services = new LinkedHashMap<>();
      services.put("apigateway", state);
      services.put("lambda", state);
      services.put("route53", state);
      body.put("services", services);
      body.put("edition", "community");
    } else {
      body.put("status", ready ? "ready" : "starting");
    }
    body.put("version", version);
    return new JsonAnswer(ready ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, body);
  }
}
