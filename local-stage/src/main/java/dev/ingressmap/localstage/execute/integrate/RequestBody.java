package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.MediaTypes;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.model.api.Integration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The body for an integration: rendered by the template for its media type, or unchanged. */
final class RequestBody {

  private RequestBody() {}

  static Payload of(Call call) {
    Map<String, String> templates = call.integration().requestTemplates();
    @Nullable String type = type(call);
    Payload body = ContentConversion.ofRequest(call);
    return type == null
        ? body
        : Payload.of(
            Templates.render(
                "request template " + type, String.valueOf(templates.get(type)), call, body));
  }

  /** The media type whose template maps the call; null if the body passes unchanged. */
  private static @Nullable String type(Call call) {
    Integration integration = call.integration();
    Map<String, String> templates = integration.requestTemplates();
    String contentType = call.headers().get(HttpHeader.CONTENT_TYPE);
    String type = contentType == null ? MediaTypes.JSON : MediaTypes.first(contentType);
    for (String known : List.of(type, "$default")) {
      if (templates.get(known) != null) {
        return known;
      }
    }
    boolean refused =
        switch (integration.passthroughBehavior()) {
          case WHEN_NO_MATCH -> false;
          case WHEN_NO_TEMPLATES -> !templates.isEmpty();
          case NEVER -> true;
        };
    if (refused) {
      throw new GatewayFailure(
          GatewayResponse.UNSUPPORTED_MEDIA_TYPE, "no template for media type " + contentType);
    }
    return null;
  }
}
