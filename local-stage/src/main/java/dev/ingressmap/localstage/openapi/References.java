package dev.ingressmap.localstage.openapi;

import tools.jackson.databind.JsonNode;

/** References within a document. */
final class References {

  private References() {}

  /** What a node refers to, or the node itself if it refers to nothing. */
  static JsonNode resolve(JsonNode document, JsonNode node) {
    String reference = Nodes.text(node, "$ref");
    return reference != null && reference.startsWith("#/")
        ? document.at(reference.substring(1))
        : node;
  }
}
