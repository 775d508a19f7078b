package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.backend.BackendAnswer;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.model.api.ContentHandling;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Converts bodies on their way. Text is read as UTF-8. Binary data, identified by the API's binary
 * media types, can be converted to or from base64.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html">
 *     Content type conversions</a>
 */
final class ContentConversion {

  private ContentConversion() {}

  /** The client's body as it is passed on. */
  static Payload ofRequest(Call call) {
    @Nullable ContentHandling handling = call.integration().contentHandling();
    if (isBinary(call, call.headers().get(HttpHeader.CONTENT_TYPE))) {
      return handling == ContentHandling.CONVERT_TO_TEXT ? call.body().toBase64() : call.body();
    }
    return handling == ContentHandling.CONVERT_TO_BINARY
        ? call.body().fromBase64()
        : call.body().asText();
  }

  /** The backend's body as it is passed on. */
  static Payload ofResponse(Call call, BackendAnswer answer, @Nullable ContentHandling handling) {
    Payload body = answer.body();
    boolean accepted = isBinary(call, call.headers().get(HttpHeader.ACCEPT));
    boolean binary = isBinary(call, answer.headers().get(HttpHeader.CONTENT_TYPE));
    boolean toText = handling == null ? !accepted : handling == ContentHandling.CONVERT_TO_TEXT;
    if (binary) {
      return toText ? body.toBase64() : body;
    }
    return toText ? body.asText() : body.fromBase64();
  }

  /** The backend's body as a proxy integration passes it on: unchanged if either side is binary. */
  static Payload ofProxiedResponse(Call call, BackendAnswer answer) {
    boolean binary =
        isBinary(call, call.headers().get(HttpHeader.ACCEPT))
            || isBinary(call, answer.headers().get(HttpHeader.CONTENT_TYPE));
    return binary ? answer.body() : answer.body().asText();
  }

  private static boolean isBinary(Call call, @Nullable String header) {
    return MediaTypes.isAmong(call.definition().api().binaryMediaTypes(), header);
  }
}
