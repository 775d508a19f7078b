package dev.ingressmap.localstage.lambda;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The message of a request that can carry code. A zip goes to a file while it arrives, so it takes
 * no memory.
 *
 * @param settings everything but the zip
 * @param zip null if the message has none
 */
record FunctionRequest(ObjectNode settings, @Nullable Path zip) implements AutoCloseable {

  /** AWS's quota of an upload, in bytes. */
  private static final long MAX_ZIP = 50L * 1024 * 1024;

  private static final long MAX_MESSAGE = 70L * 1024 * 1024;

  /** Apart from the zip, which is no text for the parser, a message is small. */
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(64 * 1024)
                      .maxTokenCount(10_000)
                      .maxNestingDepth(50)
                      .build())
              .build());

  /** Reads a message. Code is the value of {@code ZipFile}, at the top or in {@code Code}. */
  static FunctionRequest read(Request request, Path folder) throws IOException {
    Path zip = Files.createTempFile(folder, "upload", ".zip");
    try (InputStream in = new Bounded(Request.asInputStream(request), MAX_MESSAGE);
        JsonParser parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("it is no object");
      }
      ObjectNode settings = JSON.createObjectNode();
      boolean has = object(parser, settings, zip, true);
      if (!has) {
        Files.delete(zip);
      }
      return new FunctionRequest(settings, has ? zip : null);
    } catch (JacksonException e) {
      Files.deleteIfExists(zip);
      throw malformed(e.getOriginalMessage());
    } catch (IOException | LambdaException e) {
      Files.deleteIfExists(zip);
      throw e;
    }
  }

  /** Reads an object up to its end. Returns whether it has a zip. */
  private static boolean object(JsonParser parser, ObjectNode settings, Path zip, boolean top)
      throws IOException {
    boolean has = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("ZipFile") && value == JsonToken.VALUE_STRING) {
        try (OutputStream out = new BoundedOutput(Files.newOutputStream(zip), MAX_ZIP)) {
          parser.readBinaryValue(out);
        }
        has = true;
      } else if (name.equals("Code") && top && value == JsonToken.START_OBJECT) {
        has |= object(parser, settings.putObject(name), zip, false);
      } else {
        settings.set(name, parser.readValueAsTree());
      }
    }
    return has;
  }

  private static LambdaException malformed(String reason) {
    return new LambdaException(
        400, "InvalidRequestContentException", "Could not parse request body into json: " + reason);
  }

  private static LambdaException tooLarge(long size) {
    return new LambdaException(
        413, "RequestEntityTooLargeException", "Request must be smaller than " + size + " bytes");
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      Files.deleteIfExists(zip);
    }
  }

  /** Refuses more than a number of bytes. */
  private static final class Bounded extends FilterInputStream {
    private long left;
    private final long size;

    Bounded(InputStream in, long size) {
      super(in);
      this.size = size;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      take(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      take(Math.max(read, 0));
      return read;
    }

    private void take(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge(size);
      }
    }
  }

  private static final class BoundedOutput extends FilterOutputStream {
    private long left;

    BoundedOutput(OutputStream out, long size) {
      super(out);
      this.left = size;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw tooLarge(MAX_ZIP);
      }
      out.write(bytes, offset, length);
    }
  }
}
