package dev.ingressmap.localstage.program;

/** A text for regular expressions that throws when read after the deadline. */
record TimedText(CharSequence text, Deadline deadline) implements CharSequence {

  @Override
  public char charAt(int index) {
    deadline.step();
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
