package dev.ingressmap.localstage.route53;

import org.jspecify.annotations.Nullable;

/**
 * The response of an operation that succeeds.
 *
 * @param location of the created resource; null if none was created
 */
public record Answer(int status, XmlElement body, @Nullable String location) {

  static Answer of(XmlElement body) {
    return new Answer(200, body, null);
  }
}
