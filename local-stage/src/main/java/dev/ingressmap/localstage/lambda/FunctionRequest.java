package dev.ingressmap.localstage.lambda;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
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

  /**
   * Reads a message. Code is the value of {@code ZipFile}, at the top or in {@code Code}.
   *
   * @param folder where a zip is kept
   */
  static FunctionRequest read(Request request, Supplier<Path> folder) throws IOException {
    Upload upload = new Upload(folder);
    try (InputStream in = new Bounded(Request.asInputStream(request), MAX_MESSAGE);
        JsonParser parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("it is no object");
      }
      ObjectNode settings = JSON.createObjectNode();
      upload.read(parser, settings, true);
      return new FunctionRequest(settings, upload.zip);
    } catch (JacksonException e) {
      upload.delete();
      throw malformed(e.getOriginalMessage());
    } catch (IOException | RuntimeException e) {
      upload.delete();
      throw e;
    }
  }

  /** A zip that may be in a message. */
  private static final class Upload {
    private final Supplier<Path> folder;
    private @Nullable Path zip;

    Upload(Supplier<Path> folder) {
      this.folder = folder;
    }

    /** Reads an object up to its end. */
    void read(JsonParser parser, ObjectNode settings, boolean top) throws IOException {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("ZipFile") && value == JsonToken.VALUE_STRING) {
          keep(parser);
        } else if (name.equals("Code") && top && value == JsonToken.START_OBJECT) {
          read(parser, settings.putObject(name), false);
        } else {
          settings.set(name, parser.readValueAsTree());
        }
      }
    }

    private void keep(JsonParser parser) throws IOException {
      if (zip == null) {
        zip = Files.createTempFile(folder.get(), "upload", ".zip");
      }
      try (OutputStream out = new BoundedOutput(Files.newOutputStream(zip), MAX_ZIP)) {
        parser.readBinaryValue(out);
      }
    }

    void delete() throws IOException {
      if (zip != null) {
        Files.deleteIfExists(zip);
      }
    }
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
