package dev.ingressmap.localstage.execute.story;

import org.eclipse.jetty.http.HttpFields;

/** A message, a document or a template that a step had before it. */
public record Part(String title, HttpFields headers, KeptBody body) {

  public Part {
    headers = headers.asImmutable();
  }

  public Part(String title, String text) {
    this(title, HttpFields.EMPTY, KeptBody.of(text));
  }
}
