package dev.ingressmap.localstage.template;

import java.io.Writer;

/** What a template writes, up to the size that a payload can have. */
final class Output extends Writer {

  private static final int MAX_LENGTH = 10 * 1024 * 1024;

  private final StringBuilder text = new StringBuilder();

  @Override
  public void write(char[] characters, int offset, int length) {
    check(length);
    text.append(characters, offset, length);
  }

  @Override
  public void write(String characters) {
    check(characters.length());
    text.append(characters);
  }

  private void check(int length) {
    if (text.length() + length > MAX_LENGTH) {
      throw new InvalidTemplate("more than " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
