package dev.ingressmap.gateway.cluster.server;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An API server's response. */
public final class Answer {

  private static final JsonMapper JSON = new JsonMapper();

  private final int status;
  private final String text;
  private final JsonNode body;

  Answer(int status, byte[] body) {
    this.status = status;
    this.text = new String(body, StandardCharsets.UTF_8).strip();
    this.body = json(body);
  }

  /** An answer whose body has been read. */
  Answer(int status, JsonNode body) {
    this.status = status;
    this.text = "";
    this.body = body;
  }

  public int status() {
    return status;
  }

  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** The body, or a missing node if it is not JSON. */
  public JsonNode body() {
    return body;
  }

  /** The server's message about a failure, from a Status or plain text. */
  String message() {
    return body.isMissingNode() && !text.startsWith("<") ? text : body.path("message").asString("");
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
