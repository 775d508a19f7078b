package dev.ingressmap.localstage.model;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.mapping.Body;
import dev.ingressmap.localstage.mapping.ContextVariable;
import dev.ingressmap.localstage.mapping.Literal;
import dev.ingressmap.localstage.mapping.Mapping;
import dev.ingressmap.localstage.mapping.MappingExpression;
import dev.ingressmap.localstage.mapping.Mappings;
import dev.ingressmap.localstage.mapping.Message;
import dev.ingressmap.localstage.mapping.Parameter;
import dev.ingressmap.localstage.mapping.Place;
import dev.ingressmap.localstage.mapping.StageVariable;
import dev.ingressmap.localstage.mapping.Unknown;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which mapping expressions are allowed where. */
public final class MappingRules {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._$-]+");
  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final Pattern LINE = Pattern.compile(".*");

  private MappingRules() {}

  /** Parses the name of a method's request parameter. */
  public static Parameter methodRequest(String text) {
    if (!(MappingExpression.of(text) instanceof Parameter parameter)
        || !parameter.isDeclaredOf(Message.METHOD_REQUEST)
        || !LINE.matcher(text).matches()) {
      throw invalid("Invalid mapping expression specified: " + text);
    }
    if (!NAME.matcher(parameter.name()).matches()) {
      throw invalid(
          "Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$");
    }
    return parameter;
  }

  public static void checkMethodResponse(String parameter) {
    checkTarget(MappingExpression.of(parameter), Message.METHOD_RESPONSE);
  }

  /** Checks the mappings of an integration; null becomes no mappings. */
  public static Mappings ofIntegrationRequest(@Nullable Mappings mappings) {
    return checked(mappings, Message.INTEGRATION_REQUEST, Message.METHOD_REQUEST);
  }

  /** Checks the mappings of an integration response; null becomes no mappings. */
  public static Mappings ofIntegrationResponse(@Nullable Mappings mappings) {
    return checked(mappings, Message.METHOD_RESPONSE, Message.INTEGRATION_RESPONSE);
  }

  /** Checks the mappings of a gateway response; null becomes no mappings. */
  public static Mappings ofGatewayResponse(@Nullable Mappings mappings) {
    return checked(mappings, Message.GATEWAY_RESPONSE, Message.METHOD_REQUEST);
  }

  /** Refuses a source that the method does not declare as a request parameter. */
  public static void checkDeclared(MappingExpression source, Set<String> declared) {
    if (source instanceof Parameter parameter
        && !declared.contains(parameter.declared().toString())) {
      throw invalid("Invalid mapping expression parameter specified: " + source);
    }
  }

  /** Whether an authorizer can identify callers by an expression. */
  public static boolean isIdentity(MappingExpression source, boolean headerOnly) {
    return !BLANK.matcher(source.toString()).find()
        && switch (source) {
          case Parameter parameter ->
              parameter.isDeclaredOf(Message.METHOD_REQUEST)
                  && parameter.place() != Place.PATH
                  && (parameter.place() == Place.HEADER || !headerOnly);
          case ContextVariable _, StageVariable _ -> !headerOnly;
          default -> false;
        };
  }

  public static ApiGatewayException invalid(String error) {
    return badRequest(
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : ["
            + error
            + "]");
  }

  private static Mappings checked(@Nullable Mappings mappings, Message target, Message source) {
    if (mappings == null) {
      return Mappings.NONE;
    }
    for (Mapping mapping : mappings) {
      checkTarget(mapping.target(), target);
      if (!isSource(mapping.source(), source, target)
          || !LINE.matcher(mapping.source().toString()).matches()) {
        throw invalid("Invalid mapping expression specified: " + mapping.source());
      }
    }
    return mappings;
  }

  private static void checkTarget(MappingExpression target, Message message) {
    if (!(target instanceof Parameter parameter)
        || !parameter.isDeclaredOf(message)
        || (parameter.place() != Place.HEADER && message == Message.METHOD_RESPONSE)
        || BLANK.matcher(parameter.name()).find()) {
      throw invalid("Invalid mapping expression specified: " + target);
    }
  }

  private static boolean isSource(MappingExpression source, Message message, Message target) {
    return switch (source) {
      case Parameter parameter ->
          parameter.message() == message
              && (parameter.place() == Place.HEADER || message == Message.METHOD_REQUEST);
      case Body body -> body.message() == message && target != Message.GATEWAY_RESPONSE;
      case Unknown _ -> false;
      case Literal _, ContextVariable _, StageVariable _ -> true;
    };
  }
}
