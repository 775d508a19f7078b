package dev.ingressmap.localstage.fault;

import dev.ingressmap.gateway.Escaped;
import dev.ingressmap.localstage.http.BoundedText;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets users read and replace the {@link FaultRules}, at a path that no operation uses. */
public final class FaultsEndpoint extends Handler.Wrapper {

  private static final String PATH = "/_local/faults";

  /** In bytes: far more than the most rules need. */
  private static final int MAX_BODY = 1024 * 1024;

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
    Content.Sink.write(response, true, answer(request, response), callback);
    return true;
  }

  private String answer(Request request, Response response) throws IOException {
    switch (request.getMethod()) {
      case "PUT" -> {
        return replaced(request, response);
      }
      case "DELETE" -> rules.replace("");
      case "GET" -> {}
      default -> response.setStatus(405);
    }
    return rules.toString();
  }

  private String replaced(Request request, Response response) throws IOException {
    String text = BoundedText.read(request, MAX_BODY);
    if (text == null) {
      response.setStatus(413);
      return "the rules are too long, the maximum is " + MAX_BODY + " bytes\n";
    }
    try {
      rules.replace(text);
      return rules.toString();
    } catch (IllegalArgumentException e) {
      response.setStatus(400);
      return Escaped.line(String.valueOf(e.getMessage())) + "\n";
    }
  }
}
