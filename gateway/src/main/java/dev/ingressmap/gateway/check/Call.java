package dev.ingressmap.gateway.check;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A call of a stage, without credentials and without a body. */
public record Call(String method, StageUrl url, SortedMap<String, String> headers) {

  public Call {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  Call(String method, StageUrl url) {
    this(method, url, new TreeMap<>());
  }

  /** This call with an additional header. */
  Call with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Call(method, url, more);
  }

  /** This call with an additional query parameter. */
  Call withQuery(String name, String value) {
    return new Call(method, url.withQuery(name, value), headers);
  }

  /** This call, for people. */
  @Override
  public String toString() {
    return text(method, url.toString(), headers);
  }

  static String text(String method, String url, Map<String, String> headers) {
    StringBuilder text = new StringBuilder(method + " " + url);
    headers.forEach((name, value) -> text.append(" with ").append(name).append(": ").append(value));
    return text.toString();
  }
}
