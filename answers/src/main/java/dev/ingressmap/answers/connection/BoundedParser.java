package dev.ingressmap.answers.connection;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.BufferUtil;

/**
 * A parser that counts large request heads against a budget, and that records how the request line
 * ended: Jetty's own keeps only a constant for the version.
 */
final class BoundedParser extends HttpParser {

  private static final int VERSION_LENGTH = "HTTP/1.1".length();

  /** Heads up to this size are common, and are not counted. */
  private static final int FREE = 4 * 1024;

  private final HeadBudget budget;
  private final StringBuilder lineEnd = new StringBuilder();
  // The parser's own buffers double when they grow, and never shrink.
  private int allowed = FREE;
  private boolean released;

  BoundedParser(
      RequestHandler handler, int maxHeadSize, HttpCompliance compliance, HeadBudget budget) {
    super(handler, maxHeadSize, compliance);
    this.budget = budget;
  }

  /** Whether the client wrote the version like this. */
  boolean hasVersion(String version) {
    return CharSequence.compare(lineEnd, version) == 0;
  }

  /** Returns the heads' memory to the budget. The parser is not used afterwards. */
  synchronized void release() {
    budget.giveBack(allowed - FREE);
    allowed = FREE;
    released = true;
  }

  @Override
  public boolean parseNext(ByteBuffer buffer) {
    if (isStart()) {
      lineEnd.setLength(0);
    }
    if (getState().compareTo(State.REQUEST_VERSION) <= 0) {
      remember(buffer);
    }
    // This happens before they are read. Otherwise a refused head would have taken its memory
    // already.
    if (inHeaderState() && !allow(getHeaderLength() + buffer.remaining())) {
      BufferUtil.clear(buffer);
      badMessage(
          new HttpException.RuntimeException(
              HttpStatus.SERVICE_UNAVAILABLE_503, "too many large heads at once"));
      return false;
    }
    return super.parseNext(buffer);
  }

  /** Whether there is memory for a head of this size. */
  private synchronized boolean allow(int size) {
    if (size <= allowed) {
      return true;
    }
    int more = Math.max(2 * allowed, size) - allowed;
    if (released || !budget.take(more)) {
      return false;
    }
    allowed += more;
    return true;
  }

  private void remember(ByteBuffer buffer) {
    int limit = buffer.limit();
    int last = buffer.position();
    while (last < limit && lineEnd.isEmpty() && isLineEnd(buffer.get(last))) {
      last++;
    }
    int first = last;
    while (last < limit && buffer.get(last) != '\n') {
      last++;
    }
    int kept = last > first && buffer.get(last - 1) == '\r' ? last - 1 : last;
    for (int i = Math.max(first, kept - VERSION_LENGTH); i < kept; i++) {
      lineEnd.append((char) (buffer.get(i) & 0xff));
    }
    lineEnd.delete(0, Math.max(0, lineEnd.length() - VERSION_LENGTH));
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }
}
