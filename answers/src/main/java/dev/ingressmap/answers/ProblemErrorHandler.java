package dev.ingressmap.answers;

import dev.ingressmap.answers.connection.BoundedConnections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Reports errors outside Spring as RFC 9457 problems that repeat no input. */
final class ProblemErrorHandler implements Request.Handler {

  private final Map<Integer, Answer> problems = new ConcurrentHashMap<>();

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        switch (request.getAttribute(ErrorHandler.ERROR_EXCEPTION)) {
          case HttpException e -> e.getCode();
          case EofException _ -> BoundedConnections.statusOfEnd(request);
          case TimeoutException _ -> HttpStatus.REQUEST_TIMEOUT_408;
          case null, default -> response.getStatus();
        };
    BoundedConnections.announceEnd(request, response);
    problems
        .computeIfAbsent(status, code -> Answer.problem("/**", code, null))
        .write(response, callback);
    return true;
  }
}
