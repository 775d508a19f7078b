package dev.ingressmap.localstage.fallback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import tools.jackson.databind.json.JsonMapper;

/**
 * How clients of a service read its errors.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/index.html">Smithy: AWS protocols</a>
 */
enum Protocol {
  JSON,
  REST_JSON,
  CBOR,
  /** Of S3. */
  S3,
  /** Of EC2. */
  EC2,
  /** Of the services that take forms, and of CloudFront. */
  XML;

  static final String TARGET = "X-Amz-Target";
  static final String SMITHY = "Smithy-Protocol";

  private static final JsonMapper JSON_MAPPER = new JsonMapper();
  private static final String AWS_JSON = "application/x-amz-json-1.";

  /** The headers of an error. */
  void describe(Request request, String type, HttpFields.Mutable headers) {
    switch (this) {
      case JSON -> {
        String sent = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        headers.put(
            HttpHeader.CONTENT_TYPE,
            AWS_JSON + (sent != null && sent.startsWith(AWS_JSON + "1") ? "1" : "0"));
      }
      case REST_JSON -> {
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put("x-amzn-ErrorType", name(type));
      }
      case CBOR -> {
        headers.put(HttpHeader.CONTENT_TYPE, "application/cbor");
        headers.put(SMITHY, "rpc-v2-cbor");
      }
      case S3, EC2, XML -> headers.put(HttpHeader.CONTENT_TYPE, "text/xml");
    }
  }

  /**
   * The body of an error.
   *
   * @param type what is wrong, such as {@code NotImplemented}
   */
  ByteBuffer error(String type, String message, String requestId) {
    return switch (this) {
      case JSON, REST_JSON -> {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("__type", name(type));
        body.put("message", message);
        yield ByteBuffer.wrap(JSON_MAPPER.writeValueAsBytes(body));
      }
      case CBOR -> cbor("__type", name(type), "message", message);
      case S3 -> xml("<Error>%s<RequestId>%s</RequestId></Error>", type, message, requestId);
      case EC2 ->
          xml(
              "<Response><Errors><Error>%s</Error></Errors><RequestID>%s</RequestID></Response>",
              type, message, requestId);
      case XML ->
          xml(
              "<ErrorResponse><Error><Type>Sender</Type>%s</Error><RequestId>%s</RequestId>"
                  + "</ErrorResponse>",
              type, message, requestId);
    };
  }

  private static String name(String type) {
    return type + "Exception";
  }

  private static ByteBuffer xml(String form, String code, String message, String requestId) {
    String said = "<Code>%s</Code><Message>%s</Message>".formatted(code, escaped(message));
    return StandardCharsets.UTF_8.encode(form.formatted(said, requestId));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A map of two texts, each shorter than 64 KB. */
  private static ByteBuffer cbor(String... namesAndTexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xa0 | (namesAndTexts.length / 2));
    for (String text : namesAndTexts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.write(0x79);
      out.write(bytes.length >> 8);
      out.write(bytes.length);
      out.writeBytes(bytes);
    }
    return ByteBuffer.wrap(out.toByteArray());
  }
}
