package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.ContentHandling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body, which nobody changes. */
final class Payload {

  static final Payload EMPTY = new Payload(new byte[0]);

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A payload of bytes that nobody else holds. */
  static Payload of(byte @Nullable [] bytes) {
    return bytes == null || bytes.length == 0 ? EMPTY : new Payload(bytes);
  }

  static Payload of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The body as UTF-8; bytes that are not UTF-8 are lost. */
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /**
   * This body as it goes on.
   *
   * <p>It is binary if its media type, or for an answer the first one that the client accepts, is
   * among the API's binary media types; what is not binary is read as UTF-8.
   *
   * @param mediaTypes a header with media types, of which the first counts
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html">
   *     Content type conversions</a>
   */
  Payload converted(
      @Nullable String mediaTypes,
      List<String> binaryMediaTypes,
      @Nullable ContentHandling handling) {
    boolean binary =
        binaryMediaTypes.contains("*/*")
            || (mediaTypes != null && binaryMediaTypes.contains(MediaTypes.first(mediaTypes)));
    if (handling == ContentHandling.CONVERT_TO_BINARY && !binary) {
      return decoded();
    }
    if (handling == ContentHandling.CONVERT_TO_TEXT && binary) {
      return new Payload(Base64.getEncoder().encode(bytes));
    }
    return binary || isEmpty() ? this : of(text());
  }

  private Payload decoded() {
    try {
      return of(Base64.getDecoder().decode(bytes));
    } catch (IllegalArgumentException e) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR, "the body to decode is not base64");
    }
  }
}
