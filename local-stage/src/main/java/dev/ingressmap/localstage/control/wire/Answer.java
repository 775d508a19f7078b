package dev.ingressmap.localstage.control.wire;

import java.nio.ByteBuffer;
import java.util.Map;

/** The response of an operation that succeeds, without its status. */
public record Answer(ByteBuffer body, Map<String, String> headers) {

  public static final Answer EMPTY = new Answer(ByteBuffer.allocate(0), Map.of());

  public static Answer json(Object value) {
    return new Answer(
        ByteBuffer.wrap(Wire.bytes(value)), Map.of("Content-Type", "application/json"));
  }
}
