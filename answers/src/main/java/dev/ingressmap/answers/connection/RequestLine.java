package dev.ingressmap.answers.connection;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;

/** A parser that remembers how the request line ended, of which Jetty's keeps a constant alone. */
final class RequestLine extends HttpParser {

  private static final int LENGTH = "HTTP/1.1".length();

  private final StringBuilder end = new StringBuilder();

  RequestLine(RequestHandler handler, int maxHeadSize, HttpCompliance compliance) {
    super(handler, maxHeadSize, compliance);
  }

  /** The version as the client wrote it. */
  String version() {
    return end.substring(Math.max(0, end.length() - LENGTH));
  }

  @Override
  public boolean parseNext(ByteBuffer buffer) {
    if (isStart()) {
      end.setLength(0);
    }
    if (getState().compareTo(State.REQUEST_VERSION) <= 0) {
      remember(buffer);
    }
    return super.parseNext(buffer);
  }

  private void remember(ByteBuffer buffer) {
    int limit = buffer.limit();
    int last = buffer.position();
    while (last < limit && (end.isEmpty() && isLineEnd(buffer.get(last)))) {
      last++;
    }
    int first = last;
    while (last < limit && buffer.get(last) != '\n') {
      last++;
    }
    int kept = last > first && buffer.get(last - 1) == '\r' ? last - 1 : last;
    for (int i = Math.max(first, kept - LENGTH); i < kept; i++) {
      end.append((char) (buffer.get(i) & 0xff));
    }
    end.delete(0, Math.max(0, end.length() - LENGTH));
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }
}
