package dev.ingressmap.localstage.function;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The Runtime API, by which processes get their events. Each process has a port of its own, which
 * tells who is calling.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

  /** AWS's quota for an answer, in bytes, with room for the quotes around base64. */
  static final int MAX_ANSWER = 6 * 1024 * 1024 + 1024;

  private static final Pattern ANSWER =
      Pattern.compile("/2018-06-01/runtime/invocation/([0-9a-zA-Z-]{1,64})/(response|error)");
  private static final String NEXT = "/2018-06-01/runtime/invocation/next";
  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";

  private final Server server = new Server(new QueuedThreadPool(512, 2));
  private final Map<Connector, RuntimeCalls> processes = new ConcurrentHashMap<>();

  private boolean closed;

  RuntimeApi() {
    server.setHandler(new Calls());
  }

  /** Opens a port for a process, which may then call. */
  synchronized Port open(RuntimeCalls process) throws IOException {
    if (closed) {
      throw new IOException("the functions have ended");
    }
    // Most stages have no function.
    LifeCycle.start(server);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, null, null, null, 0, 1, new HttpConnectionFactory(http));
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    // A process may wait for its next event for as long as it likes.
    connector.setIdleTimeout(0);
    connector.open();
    processes.put(connector, process);
    server.addConnector(connector);
    LifeCycle.start(connector);
    return new Port(connector);
  }

  /** The port of one process. */
  final class Port implements AutoCloseable {

    private final ServerConnector connector;

    private Port(ServerConnector connector) {
      this.connector = connector;
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} says. */
    String authority() {
      return connector.getHost() + ":" + connector.getLocalPort();
    }

    @Override
    public void close() {
      processes.remove(connector);
      server.removeConnector(connector);
      LifeCycle.stop(connector);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    LifeCycle.stop(server);
  }

  private final class Calls extends Handler.Abstract.NonBlocking {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Connector connector = request.getConnectionMetaData().getConnector();
      RuntimeCalls process = processes.get(connector);
      if (process == null || isFromPage(request)) {
        refuse(response, callback, HttpStatus.FORBIDDEN_403, "Forbidden", "not a runtime");
        return true;
      }
      String path = Request.getPathInContext(request);
      Matcher answer = ANSWER.matcher(path);
      if (request.getMethod().equals("GET") && path.equals(NEXT)) {
        if (!process.next(new Waiting(response, callback))) {
          refuse(
              response,
              callback,
              HttpStatus.FORBIDDEN_403,
              "InvalidStateTransition",
              "the last event has no answer yet");
        }
      } else if (request.getMethod().equals("POST") && answer.matches()) {
        String id = answer.group(1);
        boolean failed = answer.group(2).equals("error");
        if (failed || !streams(process, id, request, response, callback)) {
          read(request, response, callback, body -> process.answered(id, failed, body));
        }
      } else if (request.getMethod().equals("POST") && path.equals(INIT_ERROR)) {
        read(request, response, callback, process::initFailed);
      } else {
        refuse(response, callback, HttpStatus.NOT_FOUND_404, "NotFound", "no such operation");
      }
      return true;
    }

    private boolean streams(
        RuntimeCalls process, String id, Request request, Response response, Callback callback) {
      Callback end =
          Callback.from(
              () -> {
                process.streamed(id);
                write(response, callback, HttpStatus.ACCEPTED_202, "{\"status\":\"OK\"}");
              },
              callback::failed);
      return process.streams(id, new AnswerStream(request, end));
    }

    /** A page in a browser could take a function's event away. */
    private boolean isFromPage(Request request) {
      return request.getHeaders().contains(HttpHeader.ORIGIN)
          || request.getHeaders().contains("Sec-Fetch-Site")
          || !InetAddress.getLoopbackAddress()
              .getHostAddress()
              .equals(Request.getServerName(request));
    }

    private void read(
        Request request, Response response, Callback callback, RuntimeCalls.Taker taker) {
      Content.Source.asByteArrayAsync(
          request,
          MAX_ANSWER,
          Promise.Invocable.from(
              InvocationType.NON_BLOCKING,
              body -> {
                if (taker.take(body)) {
                  write(response, callback, HttpStatus.ACCEPTED_202, "{\"status\":\"OK\"}");
                } else {
                  refuse(
                      response,
                      callback,
                      HttpStatus.BAD_REQUEST_400,
                      "InvalidRequestID",
                      "Invalid request ID");
                }
              },
              failure -> {
                if (failure instanceof IllegalStateException) {
                  taker.take(null);
                  refuse(
                      response,
                      callback,
                      HttpStatus.PAYLOAD_TOO_LARGE_413,
                      "RequestEntityTooLarge",
                      "Exceeded maximum allowed payload size");
                } else {
                  // Its connection broke: its end, or the timeout, will tell.
                  callback.failed(failure);
                }
              }));
    }
  }

  private static void refuse(
      Response response, Callback callback, int status, String type, String message) {
    write(
        response,
        callback,
        status,
        "{\"errorMessage\":\"%s\",\"errorType\":\"%s\"}".formatted(message, type));
  }

  private static void write(Response response, Callback callback, int status, String json) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    Content.Sink.write(response, true, json, callback);
  }
}
