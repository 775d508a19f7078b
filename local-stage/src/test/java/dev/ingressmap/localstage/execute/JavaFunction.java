package dev.ingressmap.localstage.execute;

import java.util.Map;

/** A function as a user writes it; AWS's own client calls it. */
public final class JavaFunction {

  /** Answers a proxy integration's event. */
  public Map<String, Object> handle(Map<String, Object> event) {
    if (String.valueOf(event.get("path")).endsWith("/fail")) {
      throw new IllegalStateException("it failed");
    }
    System.out.println("java says hello");
    return Map.of("statusCode", 200, "body", "java " + event.get("path"));
  }
}
