package dev.ingressmap.localstage.execute.call;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a call.
 *
 * @param requestId in {@code x-amzn-RequestId}
 * @param extendedRequestId in {@code x-amz-apigw-id}
 * @param traceId in {@code X-Amzn-Trace-Id}: the client's, if it sent one
 */
public record CallIds(String requestId, String extendedRequestId, String traceId) {

  public static final String TRACE_HEADER = "X-Amzn-Trace-Id";

  public static CallIds of(HttpFields headers) {
    @Nullable String trace = headers.get(TRACE_HEADER);
    return new CallIds(
        newRequestId(),
        Base64.getEncoder().encodeToString(bytes(11)),
        trace == null || trace.isBlank() ? newTrace() : trace);
  }

  /** The trace as a function leaves it: with a parent, if the client named none. */
  public String traceOfFunction() {
    // The parent is another for each call, and the same in all that is said about the call.
    return traceId.contains("Parent=")
        ? traceId
        : traceId + ";Parent=" + requestId.replace("-", "").substring(16) + ";Sampled=0";
  }

  private static String newRequestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // It has the version and variant of a random UUID, but is not worth a secure generator's lock.
    long most = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long least = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(most, least).toString();
  }

  private static String newTrace() {
    HexFormat hex = HexFormat.of();
    int seconds = (int) Instant.now().getEpochSecond();
    return "Root=1-" + hex.toHexDigits(seconds) + "-" + hex.formatHex(bytes(12));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }
}
