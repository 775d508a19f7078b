package dev.ingressmap.localstage.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way in one direction, from a writer to a reader in the same process. It takes
 * memory only while there are some.
 */
final class Flow {

  /** The most bytes that a writer can be ahead of its reader. */
  static final int MAX_SIZE = 16 * 1024;

  private final ByteBufferPool pool;
  private RetainableByteBuffer.@Nullable Mutable held;
  private boolean ended;
  private boolean unwanted;
  private boolean ignored;

  Flow(ByteBufferPool pool) {
    this.pool = pool;
  }

  /**
   * Adds bytes, as many as there is room for. Those that are ignored take none.
   *
   * @return whether that was all
   * @throws EofException if nobody will read them
   */
  synchronized boolean write(ByteBuffer... buffers) throws EofException {
    if (unwanted) {
      throw new EofException("the other end has closed");
    }
    for (ByteBuffer buffer : buffers) {
      if (ignored) {
        buffer.position(buffer.limit());
      }
      if (!buffer.hasRemaining()) {
        continue;
      }
      if (held == null) {
        held = pool.acquire(MAX_SIZE, false);
      }
      held.append(buffer);
      if (buffer.hasRemaining()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes bytes, as many as there are and as the buffer has room for.
   *
   * @param buffer ready to be read, as are all of Jetty's
   * @return how many; -1 at the end
   */
  synchronized int read(ByteBuffer buffer) {
    if (held == null) {
      return ended ? -1 : 0;
    }
    int count = BufferUtil.append(buffer, held.getByteBuffer());
    if (!held.hasRemaining()) {
      release();
    }
    return count;
  }

  /** Whether a reader would get something now, be it the end. */
  synchronized boolean isReadable() {
    return held != null || ended;
  }

  /** Whether a writer would get further now, be it to a failure. */
  synchronized boolean isWritable() {
    return held == null || held.space() > 0 || unwanted;
  }

  /** Nothing will be written any more. What was written can still be read. */
  synchronized void end() {
    ended = true;
  }

  /** Nothing will be read any more, and the next write fails. */
  synchronized void abandon() {
    unwanted = true;
    discard();
  }

  /** Nothing will be read any more. Writes go on as if it were. */
  synchronized void ignore() {
    ignored = true;
    discard();
  }

  private void discard() {
    ended = true;
    if (held != null) {
      release();
    }
  }

  private void release() {
    RetainableByteBuffer all = held;
    held = null;
    if (all != null) {
      all.release();
    }
  }
}
