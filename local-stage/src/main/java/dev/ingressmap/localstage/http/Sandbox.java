package dev.ingressmap.localstage.http;

import org.eclipse.jetty.http.HttpFields;

/**
 * Gives a page an origin of its own. A page at the control plane's host name would otherwise have
 * the control plane's origin.
 */
public final class Sandbox {

  private static final String POLICY =
      "sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts";

  private Sandbox() {}

  /** Adds it to the headers of an answer. */
  public static void add(HttpFields.Mutable headers) {
    headers.add("Content-Security-Policy", POLICY);
  }
}
