package dev.ingressmap.localstage.control;

import java.nio.ByteBuffer;
import java.util.Map;

/** What an operation that succeeds sends back, apart from its status. */
record Answer(ByteBuffer body, Map<String, String> headers) {

  static final Answer EMPTY = new Answer(ByteBuffer.allocate(0), Map.of());

  static Answer json(Object value) {
    return new Answer(
        ByteBuffer.wrap(Wire.bytes(value)), Map.of("Content-Type", "application/json"));
  }
}
