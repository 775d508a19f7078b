package dev.ingressmap.localstage.route53;

import org.jspecify.annotations.Nullable;

/**
 * What an operation that succeeds sends back.
 *
 * @param location of what it has created, null for nothing
 */
public record Answer(int status, XmlElement body, @Nullable String location) {

  static Answer of(XmlElement body) {
    return new Answer(200, body, null);
  }
}
