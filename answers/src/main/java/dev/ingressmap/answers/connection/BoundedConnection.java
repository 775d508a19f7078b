package dev.ingressmap.answers.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose client has so much time for a request, and whose requests nginx would take.
 */
final class BoundedConnection extends HttpConnection {

  /** What nginx takes for a method. */
  private static final Pattern METHOD = Pattern.compile("[A-Z_-]+");

  private final RequestTimes times;

  // Both are made by what Jetty's constructor calls, so neither can be final.
  private StrictRequests requests;
  private RequestLine parser;

  private Scheduler.@Nullable Task end;

  @SuppressWarnings("NullAway.Init")
  BoundedConnection(
      HttpConfiguration http, Connector connector, EndPoint endPoint, RequestTimes times) {
    this.times = times;
    super(http, connector, endPoint);
  }

  @Override
  protected RequestHandler newRequestHandler() {
    requests = new StrictRequests();
    return requests;
  }

  @Override
  protected HttpParser newHttpParser(HttpCompliance compliance) {
    parser = new RequestLine(requests, getHttpConfiguration().getRequestHeaderSize(), compliance);
    parser.setHeaderCacheSize(getHttpConfiguration().getHeaderCacheSize());
    return parser;
  }

  @Override
  public void onFillable() {
    super.onFillable();
    // A request that came at once, which nearly all do, needs no task.
    watch();
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    cancel();
    super.onClose(cause);
  }

  private synchronized void watch() {
    cancel();
    Duration time = timeOfWhatComes();
    if (time != null) {
      long begin = parser.getBeginNanoTime();
      long left = time.toNanos() - NanoTime.since(begin);
      end =
          getConnector()
              .getScheduler()
              .schedule(() -> end(begin), Math.max(0, left), TimeUnit.NANOSECONDS);
    }
  }

  /** How long what the client is sending may take; null if it is sending nothing. */
  private @Nullable Duration timeOfWhatComes() {
    if (parser.isStart()) {
      return null;
    }
    return parser.inHeaderState() ? times.head() : parser.inContentState() ? times.whole() : null;
  }

  private void end(long begin) {
    if (begin == parser.getBeginNanoTime() && timeOfWhatComes() != null) {
      getEndPoint().close(new TimeoutException("the request takes too long"));
    }
  }

  private synchronized void cancel() {
    if (end != null) {
      end.cancel();
      end = null;
    }
  }

  /** Refuses what Jetty takes and nginx does not. */
  private final class StrictRequests extends RequestHandler {

    private @Nullable HttpVersion version;
    private boolean encoded;

    @Override
    public void startRequest(String method, String uri, HttpVersion version) {
      this.version = version;
      this.encoded = false;
      super.startRequest(method, uri, version);
      if (!METHOD.matcher(method).matches()) {
        throw bad("not a method");
      }
      if (!version.asString().equals(parser.version())) {
        throw bad("not a version");
      }
    }

    @Override
    public void parsedHeader(HttpField field) {
      if (field.getHeader() == HttpHeader.TRANSFER_ENCODING) {
        if (version == HttpVersion.HTTP_1_0
            || encoded
            || !HttpHeaderValue.CHUNKED.is(field.getValue())) {
          throw bad("a transfer encoding other than chunked once in HTTP/1.1");
        }
        encoded = true;
      }
      super.parsedHeader(field);
    }

    private HttpException.RuntimeException bad(String reason) {
      return new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, reason);
    }
  }
}
