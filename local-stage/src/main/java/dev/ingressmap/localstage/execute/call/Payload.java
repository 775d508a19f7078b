package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.execute.story.KeptBody;
import dev.ingressmap.localstage.program.Deadline;
import dev.ingressmap.localstage.template.JsonDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An immutable body. */
public final class Payload {

  public static final Payload EMPTY = new Payload(new byte[0]);

  private static final JsonMapper JSON = new JsonMapper();

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A payload of bytes that no other code may change. */
  public static Payload of(byte @Nullable [] bytes) {
    return bytes == null || bytes.length == 0 ? EMPTY : new Payload(bytes);
  }

  public static Payload of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** In bytes. */
  public int size() {
    return bytes.length;
  }

  /** The body as UTF-8; invalid bytes are lost. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * The body as {@link #text} if that has at most so many characters, or else at least one more of
   * them. The rest of a long body is not looked at.
   */
  String beginning(int characters) {
    // No character has more than three bytes; those with four are two characters.
    return new String(bytes, 0, Math.min(bytes.length, 3 * characters + 4), StandardCharsets.UTF_8);
  }

  /**
   * The whole body as mappings see it, or the value at a path in it.
   *
   * @param path starts with a dot, unless it is empty, which means the whole body
   * @param malformed how the call ends if the body starts like JSON but is not JSON
   */
  public @Nullable String find(String path, GatewayResponse malformed) {
    Deadline.current().begin("mapping of the body" + path);
    String text = isEmpty() ? "{}" : text();
    if (!text.isBlank() && "{['\"".indexOf(text.strip().charAt(0)) >= 0) {
      try {
        JSON.readTree(text);
      } catch (JacksonException e) {
        throw new GatewayFailure(malformed, "the body is not JSON: " + e.getOriginalMessage());
      }
    }
    return path.isEmpty() ? text : JsonDocument.of(text).find("$" + path);
  }

  /** What is kept of it for those that look. */
  public KeptBody kept() {
    return KeptBody.of(ByteBuffer.wrap(bytes));
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** This body with replacement characters for bytes that are not UTF-8. */
  public Payload asText() {
    for (byte b : bytes) {
      if (b < 0) {
        return of(text());
      }
    }
    return this;
  }

  public Payload toBase64() {
    return of(Base64.getEncoder().encode(bytes));
  }

  public Payload fromBase64() {
    try {
      return of(Base64.getDecoder().decode(bytes));
    } catch (IllegalArgumentException e) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR, "the body to decode is not base64");
    }
  }
}
