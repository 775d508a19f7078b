package dev.ingressmap.answers;

import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes the answers on the selector thread and hands everything else to the thread pool. */
final class AnswersHandler extends Handler.Wrapper {

  /**
   * The answer to requests that no servlet may see: TRACE, which it would echo, and URIs that it
   * could misread.
   */
  private static final Answer NOT_FOUND = Answer.problem("/**", 404, null);

  private final Answers answers;
  private final AnswerMetrics metrics;

  AnswersHandler(Handler spring, Answers answers, AnswerMetrics metrics) {
    super(spring);
    this.answers = answers;
    this.metrics = metrics;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Answer answer = answerTo(request);
    if (answer == null) {
      dispatch(request, response, callback, () -> handBack(request, response, callback));
    } else if (sendsBody(request)) {
      // The rest of the body would otherwise be taken for the next request.
      Callback read =
          Callback.from(() -> write(answer, request, response, callback), callback::failed);
      dispatch(request, response, callback, new DiscardedBody(request, response, read)::read);
    } else {
      write(answer, request, response, callback);
    }
    return true;
  }

  private @Nullable Answer answerTo(Request request) {
    Answer answer = answers.answerTo(request);
    boolean unfit =
        HttpMethod.TRACE.is(request.getMethod()) || request.getHttpURI().hasViolations();
    return answer == null && unfit ? NOT_FOUND : answer;
  }

  private void write(Answer answer, Request request, Response response, Callback callback) {
    answer.write(response, metrics.recording(request, answer, callback));
  }

  private void handBack(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Throwable e) {
      Response.writeError(request, response, callback, e);
    }
  }

  private static void dispatch(
      Request request, Response response, Callback callback, Runnable task) {
    try {
      request.getComponents().getExecutor().execute(task);
    } catch (RejectedExecutionException e) {
      Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
    }
  }

  /**
   * A client that expects a 100 holds the body back until then, and may not send it after this
   * answer.
   */
  private static boolean sendsBody(Request request) {
    return (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING))
        && !request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }
}
