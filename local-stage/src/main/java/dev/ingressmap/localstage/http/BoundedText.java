package dev.ingressmap.localstage.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The text that a request brings, up to a size. */
public final class BoundedText {

  private BoundedText() {}

  /**
   * Reads the body as UTF-8.
   *
   * @return null if it has more bytes
   */
  public static @Nullable String read(Request request, int most) throws IOException {
    if (request.getLength() > most) {
      // Nobody waits for a body that is not read.
      return null;
    }
    byte[] text = Content.Source.asInputStream(request).readNBytes(most + 1);
    return text.length > most ? null : new String(text, StandardCharsets.UTF_8);
  }
}
