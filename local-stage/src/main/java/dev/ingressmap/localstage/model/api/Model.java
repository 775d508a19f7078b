package dev.ingressmap.localstage.model.api;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.Identifier;
import dev.ingressmap.localstage.model.JsonText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a request or response payload.
 *
 * @param schema a JSON schema, draft 4
 */
public record Model(
    String id, String name, @Nullable String description, String schema, String contentType) {

  /** The prefix of references to models of any API. */
  public static final String URL = "https://apigateway.amazonaws.com/restapis/";

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+");

  public Model {
    if (name.isEmpty()) {
      throw badRequest("Model name must be non-empty");
    }
    if (!NAME.matcher(name).matches()) {
      throw badRequest("Model name must be alphanumeric: " + name);
    }
    if (contentType.indexOf('/') < 1) {
      throw badRequest("Invalid content type specified: " + contentType);
    }
    if (schema == null || schema.isBlank()) {
      throw badRequest("Model schema must have at least 1 property or array items defined");
    }
    if (contentType.equals("application/json") && !JsonText.isObject(schema)) {
      throw badRequest(
          "Invalid model specified: Validation Result: warnings : [], errors : [Invalid model"
              + " schema specified]");
    }
    if (description != null && description.isEmpty()) {
      description = null;
    }
  }

  /** The URL by which schemas of other models refer to a model of an API. */
  public static String url(String apiId, String name) {
    return URL + apiId + "/models/" + name;
  }

  /** Whether the schema is JSON. That of a model for another content type need not be. */
  public boolean json() {
    return JsonText.isObject(schema);
  }

  static Model empty() {
    return new Model(
        Identifier.ofModel(),
        "Empty",
        "This is a default empty schema model",
        """
        {
          "$schema": "http://json-schema.org/draft-04/schema#",
          "title" : "Empty Schema",
          "type" : "object"
        }\
        """,
        "application/json");
  }

  static Model error() {
    return new Model(
        Identifier.ofModel(),
        "Error",
        "This is a default error schema model",
        """
        {
          "$schema" : "http://json-schema.org/draft-04/schema#",
          "title" : "Error Schema",
          "type" : "object",
          "properties" : {
            "message" : { "type" : "string" }
          }
        }\
        """,
        "application/json");
  }
}
