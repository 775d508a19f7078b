package dev.ingressmap.gateway.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may call, and how.
 *
 * @param origins such as {@code https://shop.example.com}, or {@code *} alone
 * @param headers that they may send
 * @param exposed headers that they may see
 * @param maxAgeSeconds how long a browser may remember it, null for its own idea
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
