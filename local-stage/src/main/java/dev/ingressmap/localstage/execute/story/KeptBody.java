package dev.ingressmap.localstage.execute.story;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The beginning of a body, which is all that is kept of a long one. */
public final class KeptBody {

  /** The most bytes that are kept. */
  public static final int MAX = 16 * 1024;

  public static final KeptBody NONE = new KeptBody(new byte[0], 0);

  private final byte[] bytes;
  private final long size;

  private KeptBody(byte[] bytes, long size) {
    this.bytes = bytes;
    this.size = size;
  }

  /** What is kept of a body. The buffer stays as it is. */
  public static KeptBody of(ByteBuffer body) {
    int size = body.remaining();
    if (size == 0) {
      return NONE;
    }
    byte[] kept = new byte[Math.min(size, MAX)];
    body.duplicate().get(kept);
    return new KeptBody(kept, size);
  }

  public static KeptBody of(String text) {
    return of(StandardCharsets.UTF_8.encode(text));
  }

  /** A body of which nothing is kept but its size, in bytes. */
  public static KeptBody sized(long size) {
    return new KeptBody(new byte[0], size);
  }

  /** The size of the whole body, in bytes. */
  public long size() {
    return size;
  }

  /** How much of it is kept, in bytes. */
  public int kept() {
    return bytes.length;
  }

  public boolean isCut() {
    return size > bytes.length;
  }

  /** What is kept, as it was sent. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What is kept, as UTF-8 with replacement characters. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether it is not text in UTF-8; a character that was cut in two at the end does not count. */
  public boolean isBinary() {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes), text, !isCut())
            .isError()
        || text.flip().chars().anyMatch(c -> c == 0);
  }
}
