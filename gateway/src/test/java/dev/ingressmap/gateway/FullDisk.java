package dev.ingressmap.gateway;

import java.io.IOException;
import java.io.Writer;

/** A writer that fails like a full disk. */
public final class FullDisk extends Writer {

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    throw new IOException("No space left on device");
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** The text that has arrived. */
  @Override
  public String toString() {
    return "";
  }
}
