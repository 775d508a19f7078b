package dev.ingressmap.localstage.openapi.document;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One document while it is read: its root, its findings and its cost so far. */
public final class Reading {

  /**
   * References can make a small document expensive to read, so every reading of a value counts, and
   * so does its text.
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

  /**
   * The value that a reference leads to, or the value itself; null, with a warning, if the document
   * lacks the target.
   */
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

  /** A name in the form that references use. */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** References are parts of URIs, but are not always encoded correctly. */
  private static String decoded(String fragment) {
    try {
      return URI.create("#" + fragment).getFragment();
    } catch (IllegalArgumentException e) {
      return fragment;
    }
  }
}
