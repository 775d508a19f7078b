package dev.ingressmap.localstage.ingress;

import dev.ingressmap.gateway.Escaped;
import dev.ingressmap.localstage.http.BoundedText;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets users read and replace the {@link BackendFaults}, at a path that no operation uses. */
public final class BackendFaultsEndpoint extends Handler.Wrapper {

  static final String PATH = "/_local/backends";

  private static final int MAX_BODY = 64 * 1024;

  private final @Nullable BackendFaults faults;

  /**
   * An endpoint in front of other handlers.
   *
   * @param faults null if there is no ingress
   */
  public BackendFaultsEndpoint(@Nullable BackendFaults faults, Handler others) {
    super(others);
    this.faults = faults;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!PATH.equals(request.getHttpURI().getPath())) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MimeTypes.Type.TEXT_PLAIN_UTF_8.asString());
    Content.Sink.write(response, true, answer(request, response), callback);
    return true;
  }

  private String answer(Request request, Response response) throws IOException {
    if (faults == null) {
      response.setStatus(HttpStatus.NOT_FOUND_404);
      return "there is no ingress: start local-stage with manifests\n";
    }
    switch (request.getMethod()) {
      case "PUT" -> {
        return replaced(faults, request, response);
      }
      case "DELETE" -> faults.clear();
      case "GET", "HEAD" -> {}
      default -> {
        response.setStatus(HttpStatus.METHOD_NOT_ALLOWED_405);
        response.getHeaders().put(HttpHeader.ALLOW, "GET, PUT, DELETE");
        return request.getMethod() + " has no meaning here: use GET, PUT or DELETE\n";
      }
    }
    return faults.toString();
  }

  private static String replaced(BackendFaults faults, Request request, Response response)
      throws IOException {
    String rules = BoundedText.read(request, MAX_BODY);
    if (rules == null) {
      response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE_413);
      return "the rules are too long, the maximum is " + MAX_BODY + " bytes\n";
    }
    try {
      faults.replace(rules);
      return faults.toString();
    } catch (IllegalArgumentException e) {
      response.setStatus(HttpStatus.BAD_REQUEST_400);
      return Escaped.line(String.valueOf(e.getMessage())) + "\n";
    }
  }
}
