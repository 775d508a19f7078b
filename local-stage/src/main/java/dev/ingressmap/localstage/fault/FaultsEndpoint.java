package dev.ingressmap.localstage.fault;

import dev.ingressmap.gateway.Escaped;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets users read and replace the {@link FaultRules}, at a path that no operation uses. */
public final class FaultsEndpoint extends Handler.Wrapper {

  private static final String PATH = "/_local/faults";

  private final FaultRules rules;

  public FaultsEndpoint(FaultRules rules, Handler others) {
    super(others);
    this.rules = rules;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!PATH.equals(request.getHttpURI().getPath())) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    String answer;
    try {
      switch (request.getMethod()) {
        case "PUT" -> rules.replace(Content.Source.asString(request, StandardCharsets.UTF_8));
        case "DELETE" -> rules.replace("");
        case "GET" -> {}
        default -> response.setStatus(405);
      }
      answer = rules.toString();
    } catch (IllegalArgumentException e) {
      response.setStatus(400);
      answer = Escaped.line(String.valueOf(e.getMessage())) + "\n";
    }
    Content.Sink.write(response, true, answer, callback);
    return true;
  }
}
