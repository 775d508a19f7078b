package dev.ingressmap.answers.connection;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectableChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose client has limited time for a request. It refuses requests that nginx would
 * refuse.
 */
final class BoundedConnection extends HttpConnection {

  private final RequestTimes times;
  private final HeadBudget budget;

  // They are created by methods that Jetty's constructor calls, so they cannot be final.
  private AfterReading channel;
  private StrictRequests requests;
  private BoundedParser parser;

  private final Callback arrival = new Arrival();
  private Scheduler.@Nullable Task end;
  private volatile boolean closed;
  private volatile boolean answered;

  @SuppressWarnings("NullAway.Init")
  BoundedConnection(
      HttpConfiguration http,
      Connector connector,
      EndPoint endPoint,
      RequestTimes times,
      HeadBudget budget) {
    this.times = times;
    this.budget = budget;
    super(http, connector, endPoint);
  }

  @Override
  protected HttpChannel newHttpChannel(Server server, HttpConfiguration configuration) {
    channel = new AfterReading(this, server.getThreadPool());
    return channel;
  }

  @Override
  protected RequestHandler newRequestHandler() {
    requests = new StrictRequests();
    return requests;
  }

  @Override
  protected HttpParser newHttpParser(HttpCompliance compliance) {
    int maxHeadSize = getHttpConfiguration().getRequestHeaderSize();
    parser = new BoundedParser(requests, maxHeadSize, compliance, budget);
    parser.setHeaderCacheSize(getHttpConfiguration().getHeaderCacheSize());
    return parser;
  }

  @Override
  public void onFillable() {
    super.onFillable();
    channel.done();
    // A request that arrived at once, as nearly all do, needs no timer.
    watch();
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    cancel();
    super.onClose(cause);
    closed = true;
    if (!channel.wasMalformed() || answered) {
      release();
    }
  }

  /** Runs again after an answer, and one last time after the answer to a malformed request. */
  @Override
  public void run() {
    super.run();
    if (channel.wasMalformed()) {
      // Until now, it and its parser's memory were held by a queue.
      answered = true;
      if (closed) {
        release();
      }
    }
  }

  /** Runs what Jetty would hand to another thread, such as the wait for the next request. */
  @Override
  protected Executor getExecutor() {
    return task -> {
      if (task.equals(this) && nothingIsHere()) {
        watch();
        fillInterested(arrival);
      } else {
        super.getExecutor().execute(task);
      }
    };
  }

  /** Whether all has been answered and read, so that only the socket can tell of more. */
  private boolean nothingIsHere() {
    // A request with a body may have left a buffer, which only a read gives back.
    return parser.isStart() && !requests.body && isRequestBufferEmpty() && getEndPoint().isOpen();
  }

  /** Returns the parser's memory to the budget, once the parser is no longer in use. */
  private void release() {
    if (getEndPoint() instanceof SelectableChannelEndPoint socket) {
      // The selector holds the socket until it selects again, which takes long if there are many
      // connections.
      socket.setConnection(null);
    }
    parser.release();
  }

  /** Ensures that what the client is sending comes to an end. */
  private synchronized void watch() {
    cancel();
    Duration time = timeOfWhatComes();
    if (time != null) {
      long left = time.toNanos() - NanoTime.since(parser.getBeginNanoTime());
      end =
          getConnector()
              .getScheduler()
              .schedule(this::end, Math.max(0, left), TimeUnit.NANOSECONDS);
    }
  }

  private void end() {
    Duration time = timeOfWhatComes();
    if (time != null && NanoTime.since(parser.getBeginNanoTime()) >= time.toNanos()) {
      getEndPoint().close(new TimeoutException("the request took too long"));
    } else {
      // It is another request, or the head has arrived in the meantime.
      watch();
    }
  }

  /** How long the client may take for what it is sending; null if it is sending nothing. */
  private @Nullable Duration timeOfWhatComes() {
    if (parser.isStart()) {
      return null;
    }
    return parser.inHeaderState() ? times.head() : parser.inContentState() ? times.whole() : null;
  }

  private synchronized void cancel() {
    if (end != null) {
      end.cancel();
      end = null;
    }
  }

  /** The next request, or the end, has arrived. */
  private final class Arrival implements Callback {

    @Override
    public void succeeded() {
      onFillable();
    }

    @Override
    public void failed(Throwable cause) {
      onFillInterestedFailed(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return getServer().getInvocationType();
    }
  }

  /** Refuses what Jetty accepts and nginx does not. */
  private final class StrictRequests extends RequestHandler {

    private @Nullable HttpVersion version;
    private boolean encoded;
    private boolean body;

    @Override
    public void startRequest(String method, String uri, HttpVersion version) {
      this.version = version;
      this.encoded = false;
      this.body = false;
      super.startRequest(method, uri, version);
      if (!isMethod(method)) {
        throw bad("not a method");
      }
      if (!parser.hasVersion(version.asString())) {
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
      body |= encoded || field.getHeader() == HttpHeader.CONTENT_LENGTH;
      super.parsedHeader(field.getHeader() == HttpHeader.UPGRADE ? unknown(field) : field);
    }

    /** The field as one that Jetty does not act on: it refuses an upgrade that it cannot make. */
    private static HttpField unknown(HttpField field) {
      return new HttpField((HttpHeader) null, field.getName(), field.getValue());
    }

    @Override
    public boolean headerComplete() {
      boolean handle = super.headerComplete();
      if (body) {
        // The handler may read the whole body before this thread returns.
        watch();
      }
      return handle;
    }

    @Override
    public void badMessage(HttpException failure) {
      channel.malformed(() -> super.badMessage(failure));
    }

    /** Whether nginx accepts it as a method. */
    private static boolean isMethod(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if ((c < 'A' || c > 'Z') && c != '_' && c != '-') {
          return false;
        }
      }
      return !text.isEmpty();
    }

    private HttpException.RuntimeException bad(String reason) {
      return new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, reason);
    }
  }
}
