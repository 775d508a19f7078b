package dev.ingressmap.localstage.execute.authorize;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.call.RequestSources;
import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.mapping.Sources;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import dev.ingressmap.localstage.program.Deadline;
import dev.ingressmap.localstage.program.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The identity of a caller, as an authorizer's identity source reads it. */
final class AuthorizerIdentity {

  private AuthorizerIdentity() {}

  /** The values of the identity source. None of them may be missing. */
  static List<String> of(Authorizer authorizer, Call call) {
    Sources sources = new RequestSources(call);
    List<String> values = new ArrayList<>();
    for (MappingExpression source : call.match().identity()) {
      @Nullable String value = source.text(sources);
      if (value == null || value.isBlank()) {
        throw unauthorized("nothing in " + source);
      }
      values.add(value);
    }
    String expression = authorizer.identityValidationExpression();
    if (authorizer.type() == AuthorizerType.TOKEN
        && expression != null
        && !matches(expression, values.getFirst())) {
      throw unauthorized("the token does not match " + expression);
    }
    return values;
  }

  /** Whether a whole text matches an authorizer's expression. */
  static boolean matches(String expression, String text) {
    Deadline.current().begin("identity validation expression " + expression);
    try {
      return Expression.of(expression).matches(text);
    } catch (PatternSyntaxException e) {
      throw new GatewayFailure(
          GatewayResponse.AUTHORIZER_CONFIGURATION_ERROR, expression + ": " + e.getDescription());
    }
  }

  static GatewayFailure unauthorized(String reason) {
    return new GatewayFailure(GatewayResponse.UNAUTHORIZED, reason);
  }
}
