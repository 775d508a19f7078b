package dev.ingressmap.localstage.execute.call;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Compresses large answers that are not compressed yet, for clients that accept it. */
public final class Compression {

  private static final String GZIP = "gzip";
  private static final String DEFLATE = "deflate";

  private Compression() {}

  /**
   * The answer in the form in which it is sent.
   *
   * @param minimum the smallest size that is compressed, in bytes
   */
  public static ClientAnswer of(ClientAnswer answer, HttpFields request, int minimum) {
    int length = answer.body().buffer().remaining();
    if (length == 0 || length < minimum || answer.headers().contains(HttpHeader.CONTENT_ENCODING)) {
      return answer;
    }
    // The encodings in the client's order, without those that it refuses.
    List<String> accepted = request.getQualityCSV(HttpHeader.ACCEPT_ENCODING);
    for (String encoding : accepted) {
      if (encoding.equalsIgnoreCase(GZIP) || encoding.equals("*")) {
        return compressed(answer, GZIP);
      }
      if (encoding.equalsIgnoreCase(DEFLATE)) {
        return compressed(answer, DEFLATE);
      }
    }
    return answer;
  }

  private static ClientAnswer compressed(ClientAnswer answer, String encoding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        encoding.equals(GZIP) ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      Channels.newChannel(out).write(answer.body().buffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ClientAnswer(
        answer.status(),
        HttpFields.build(answer.headers()).put(HttpHeader.CONTENT_ENCODING, encoding),
        Payload.of(bytes.toByteArray()));
  }
}
