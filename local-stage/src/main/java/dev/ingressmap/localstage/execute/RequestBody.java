package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.Integration;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The body that an integration gets: through the template for its media type, or as it is. */
final class RequestBody {

  private RequestBody() {}

  static Payload of(Invocation call) {
    @Nullable String template = template(call);
    Payload body = ContentConversion.ofRequest(call);
    return template == null ? body : Payload.of(Templates.render(template, call, body));
  }

  /** The template for the call's media type, unless the body is to pass as it is. */
  private static @Nullable String template(Invocation call) {
    Integration integration = call.integration();
    Map<String, String> templates = integration.requestTemplates();
    String contentType = call.headers().get(HttpHeader.CONTENT_TYPE);
    String template =
        templates.get(contentType == null ? MediaTypes.JSON : MediaTypes.first(contentType));
    if (template == null) {
      template = templates.get("$default");
    }
    if (template != null) {
      return template;
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
