package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.traffic.KeptCall;
import java.util.List;
import java.util.Locale;

/** Makes a call again, as it was made. */
final class Replay {

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
    if (!read && length != null && !length.equals("0")) {
      return "its body was not read";
    }
    try {
      var _ = of(call);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  static StageRequest of(KeptCall call) {
    List<List<String>> headers =
        call.request().headers().stream()
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
