package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.traffic.KeptCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes a call again, as it was made. */
final class Replay {

  /** They belong to the connection of the first call, or are made anew. */
  private static final Set<String> NOT_AGAIN =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private Replay() {}

  /** Why a call cannot be made again; empty if it can. */
  static String problem(KeptCall call) {
    if (call.route().api().isEmpty()) {
      return "it reached no stage";
    }
    if (call.request().body().isCut()) {
      return "its body has %d bytes, of which only %d are kept"
          .formatted(call.request().body().size(), call.request().body().kept());
    }
    // A call that was refused early ended before its body was read.
    String length = call.request().headers().get("Content-Length");
    boolean read = call.request().body().size() > 0;
    return !read && length != null && !length.equals("0") ? "its body was not read" : "";
  }

  static StageRequest of(KeptCall call) {
    List<List<String>> headers =
        call.request().headers().stream()
            .filter(header -> !NOT_AGAIN.contains(header.getLowerCaseName()))
            .map(header -> List.of(header.getName(), String.valueOf(header.getValue())))
            .toList();
    return new StageRequest(
        call.route().api(),
        call.route().stage(),
        call.method().toUpperCase(Locale.ROOT),
        call.path() + (call.query().isEmpty() ? "" : "?" + call.query()),
        headers,
        Payload.of(call.request().body().bytes()),
        false);
  }
}
