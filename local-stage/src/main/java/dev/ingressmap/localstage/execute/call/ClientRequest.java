package dev.ingressmap.localstage.execute.call;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** What a client sends, as the phases of a call see it. */
public interface ClientRequest {

  String method();

  /** The query, still encoded; null if there is none. */
  @Nullable String query();

  /**
   * The query's parameters, decoded.
   *
   * @throws IllegalArgumentException or {@link IllegalStateException} if they cannot be decoded
   */
  Fields parameters();

  HttpFields headers();

  /** The protocol and its version. */
  String protocol();

  /** The client's IP address. */
  String address();

  /** The port that was called. */
  int port();

  /** The size of the body in bytes; -1 if it is not known. */
  long length();

  /** The body, which can be read once. */
  Content.Source body();
}
