package dev.ingressmap.gateway.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may call, and how.
 *
 * @param origins such as {@code https://shop.example.com}, or {@code *} alone
 * @param headers that pages may send
 * @param exposed headers that pages may read
 * @param maxAgeSeconds how long a browser may cache the answer; null for its default
 */
public record Cors(
    List<String> origins,
    List<String> headers,
    List<String> exposed,
    boolean credentials,
    @Nullable Integer maxAgeSeconds) {

  public Cors {
    origins = List.copyOf(origins);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
  }
}
