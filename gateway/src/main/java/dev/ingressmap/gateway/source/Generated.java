package dev.ingressmap.gateway.source;

import dev.ingressmap.gateway.yaml.YamlValue;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ingresses that other tools create for a while, next to those of the teams. They are no routes of
 * the API, and are left out.
 */
enum Generated {
  /** It answers a certificate authority, for the minute that a check takes. */
  ACME_SOLVER("labels", "acme.cert-manager.io/http01-solver", "ACME solver of cert-manager"),
  /** It gives a part of the calls of another Ingress to another Service. */
  CANARY("annotations", "nginx.ingress.kubernetes.io/canary", "canary of ingress-nginx");

  private final String field;
  private final String key;
  private final String words;

  Generated(String field, String key, String words) {
    this.field = field;
    this.key = key;
    this.words = words;
  }

  /** What an object is; empty if nothing says that a tool has created it. */
  static Optional<Generated> of(YamlValue metadata) {
    return Stream.of(values()).filter(kind -> kind.isSaidBy(metadata)).findFirst();
  }

  private boolean isSaidBy(YamlValue metadata) {
    YamlValue texts = metadata.get(field);
    YamlValue text = texts == null || !texts.isMapping() ? null : texts.get(key);
    return text != null && text.is("true");
  }

  /** What it is called in a message. */
  String words() {
    return words;
  }
}
