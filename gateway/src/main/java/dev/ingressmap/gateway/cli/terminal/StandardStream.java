package dev.ingressmap.gateway.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Standard output and standard error, with a record of whether writes succeeded. */
public final class StandardStream {

  private StandardStream() {}

  public static PrintWriter out() {
    return open(FileDescriptor.out, "stdout.encoding");
  }

  public static PrintWriter err() {
    return open(FileDescriptor.err, "stderr.encoding");
  }

  /** Not through System.out, which hides its failures. */
  private static PrintWriter open(FileDescriptor stream, String encoding) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), charset(encoding)), false);
  }

  private static Charset charset(String encoding) {
    // Java 17 knows only the second name, and only for terminals.
    String name = System.getProperty(encoding, System.getProperty("sun." + encoding));
    Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
    // ASCII means that no locale is set; a name with an umlaut would change in it.
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }
}
