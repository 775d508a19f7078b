package dev.ingressmap.localstage.openapi.document;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reading of one document: its root, what it finds, and how much it may cost. */
public final class Reading {

  /**
   * References let a small document be read for long: each reading of a value counts, and so does
   * its text.
   */
  private static final int MAX_COST = 3_000_000;

  private static final int CHARACTERS_PER_COST = 8;
  private static final int MAX_REFERENCES = 20;

  private final Findings findings;
  private final DocumentNode root;
  private int cost;

  public Reading(JsonNode document, Findings findings) {
    this.findings = findings;
    this.root = DocumentNode.root(document, this);
  }

  public DocumentNode root() {
    return root;
  }

  Findings findings() {
    return findings;
  }

  /** What a value refers to, or itself; null, and a warning, if the document does not have it. */
  @Nullable DocumentNode resolve(DocumentNode value) {
    DocumentNode node = value;
    for (int i = 0; i < MAX_REFERENCES; i++) {
      DocumentNode reference = node.child("$ref");
      if (reference == null) {
        return node;
      }
      String target = reference.text();
      DocumentNode found = target.startsWith("#/") ? find(target) : null;
      if (found == null) {
        findings.warnOnce(
            "Reference '%s' at '%s' not found. Ignoring.".formatted(target, node.place()));
        return null;
      }
      node = found;
    }
    throw new MalformedDocument(
        "Unable to parse API definition because of a reference at '%s' that leads to itself."
            .formatted(value.place()));
  }

  private @Nullable DocumentNode find(String reference) {
    DocumentNode node = root;
    for (String segment : decoded(reference.substring(2)).split("/", -1)) {
      node = node == null ? null : node.child(segment.replace("~1", "/").replace("~0", "~"));
    }
    return node;
  }

  void spend(String text) {
    spend(1 + text.length() / CHARACTERS_PER_COST);
  }

  void spend(int amount) {
    cost += amount;
    if (cost > MAX_COST) {
      throw new MalformedDocument("Invalid OpenAPI input. Its references repeat too many values.");
    }
  }

  /** A name as references write it. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** References are parts of URIs, and not always written so. */
  private static String decoded(String fragment) {
    try {
      return URI.create("#" + fragment).getFragment();
    } catch (IllegalArgumentException e) {
      return fragment;
    }
  }
}
