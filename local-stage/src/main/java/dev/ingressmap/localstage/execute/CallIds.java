package dev.ingressmap.localstage.execute;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The names of a call.
 *
 * @param requestId in {@code x-amzn-RequestId}
 * @param extendedRequestId in {@code x-amz-apigw-id}
 * @param traceId in {@code X-Amzn-Trace-Id}: the client's, if it sent one
 */
record CallIds(String requestId, String extendedRequestId, String traceId) {

  static final String TRACE_HEADER = "X-Amzn-Trace-Id";

  static CallIds of(HttpFields headers) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    @Nullable String trace = headers.get(TRACE_HEADER);
    return new CallIds(
        new UUID(random.nextLong(), random.nextLong()).toString(),
        Base64.getEncoder().encodeToString(bytes(11)),
        trace == null ? newTrace() : trace);
  }

  private static String newTrace() {
    long seconds = Instant.now().getEpochSecond();
    return "Root=1-%08x-%s".formatted(seconds, HexFormat.of().formatHex(bytes(12)));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
