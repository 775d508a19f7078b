package dev.ingressmap.localstage.template;

import dev.ingressmap.localstage.program.Deadline;
import java.io.Writer;
import java.util.Iterator;

/** The output of a template, limited to the size of a payload. */
final class Output extends Writer {

  private static final int MAX_LENGTH = 10 * 1024 * 1024;

  private final Deadline deadline = Deadline.current();
  private final StringBuilder text = new StringBuilder();

  /** Joins values in the format of Java's collections. */
  static String joined(String before, Iterable<?> values, String after) {
    Output output = new Output();
    output.write(before);
    for (Iterator<?> i = values.iterator(); i.hasNext(); ) {
      output.write(String.valueOf(i.next()));
      output.write(i.hasNext() ? ", " : "");
    }
    output.write(after);
    return output.toString();
  }

  @Override
  public void write(int character) {
    check(1);
    text.append((char) character);
  }

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

  @Override
  public void write(String characters, int offset, int length) {
    check(length);
    text.append(characters, offset, offset + length);
  }

  private void check(int length) {
    deadline.step();
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
