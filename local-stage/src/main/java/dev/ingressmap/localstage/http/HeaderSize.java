package dev.ingressmap.localstage.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The size of headers on the wire, in bytes. */
public final class HeaderSize {

  /** A colon, a space and the line's end. */
  private static final int AROUND = 4;

  private HeaderSize() {}

  public static int of(HttpField header) {
    String value = header.getValue();
    return header.getName().length() + (value == null ? 0 : value.length()) + AROUND;
  }

  public static int of(HttpFields headers) {
    int size = 0;
    for (HttpField header : headers) {
      size += of(header);
    }
    return size;
  }
}
