package dev.ingressmap.localstage.console;

import dev.ingressmap.localstage.execute.story.KeptBody;
import dev.ingressmap.localstage.execute.story.Part;
import dev.ingressmap.localstage.execute.story.Secrets;
import dev.ingressmap.localstage.execute.story.Step;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.traffic.Hop;
import dev.ingressmap.localstage.traffic.KeptCall;
import dev.ingressmap.localstage.traffic.Traffic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Kept calls as JSON, without secrets unless they are asked for. The docs say what it means. */
record CallView(Traffic traffic, Targets targets) {

  /** A call in a line. */
  Map<String, Object> summary(KeptCall call) {
    return summary(call, true);
  }

  private Map<String, Object> summary(KeptCall call, boolean masked) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("seq", call.seq());
    view.put("id", call.id());
    view.put("at", call.at().toString());
    view.put("method", call.method());
    view.put("path", text(call.path(), call, masked));
    view.put("query", text(call.query(), call, masked));
    view.put("api", call.route().api());
    view.put("stage", call.route().stage());
    view.put("canary", call.route().canary());
    view.put("route", call.route().route());
    view.put("target", target(call));
    view.put("status", call.status());
    view.put("millis", millis(call.nanos()));
    view.put("reason", text(call.reason(), call, masked));
    view.put("refusal", call.refusal() == null ? "" : call.refusal().name());
    view.put("key", key(call.key()));
    return view;
  }

  /** The id of what answered a call. */
  String target(KeptCall call) {
    return targets.of(call, traffic.hop(call).orElse(null)).id();
  }

  /** All that is known of a call. */
  Map<String, Object> story(KeptCall call, boolean masked) {
    Map<String, Object> view = summary(call, masked);
    String problem = Replay.problem(call);
    view.put("masked", masked);
    view.put("hop", traffic.hop(call).map(CallView::hop).orElse(null));
    view.put("replayable", problem.isEmpty());
    view.put("replayProblem", problem);
    view.put("request", part(call.request(), call, masked));
    view.put("answer", part(call.answer(), call, masked));
    view.put("steps", call.steps().stream().map(step -> step(step, call, masked)).toList());
    return view;
  }

  private static @Nullable Map<String, Object> key(@Nullable ApiKey key) {
    return key == null ? null : Map.of("id", key.id(), "name", String.valueOf(key.name()));
  }

  private static Map<String, Object> hop(Hop hop) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("target", "service:" + hop.service());
    view.put("address", hop.address() == null ? null : hop.address().toString());
    view.put("status", hop.status());
    view.put("millis", millis(hop.nanos()));
    return view;
  }

  private static Map<String, Object> step(Step step, KeptCall call, boolean masked) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", step.name().words());
    view.put("at", millis(step.at()));
    view.put("took", millis(step.took()));
    view.put("outcome", step.failed() ? "FAILED" : "PASSED");
    view.put("lines", step.lines().stream().map(line -> text(line, call, masked)).toList());
    view.put(
        "facts",
        step.facts().stream()
            .map(fact -> List.of(fact.name(), text(fact.value(), call, masked)))
            .toList());
    view.put("parts", step.parts().stream().map(part -> part(part, call, masked)).toList());
    return view;
  }

  private static Map<String, Object> part(Part part, KeptCall call, boolean masked) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("title", part.title());
    view.put("headers", headers(part.headers(), call, masked));
    view.put("body", body(part.body(), call, masked));
    return view;
  }

  private static List<List<String>> headers(HttpFields headers, KeptCall call, boolean masked) {
    return headers.stream()
        .map(header -> List.of(header.getName(), value(header, call, masked)))
        .toList();
  }

  private static String value(HttpField header, KeptCall call, boolean masked) {
    return masked
        ? call.secrets().masked(Secrets.shown(header))
        : String.valueOf(header.getValue());
  }

  private static Map<String, Object> body(KeptBody body, KeptCall call, boolean masked) {
    String text = body.isBinary() ? "" : body.text();
    return body(body, masked ? call.secrets().masked(text, body.isCut()) : text);
  }

  /** A body whose secrets its reader has sent itself. */
  static Map<String, Object> body(KeptBody body) {
    return body(body, body.isBinary() ? "" : body.text());
  }

  private static Map<String, Object> body(KeptBody body, String text) {
    return Map.of(
        "text", text, "size", body.size(), "cut", body.isCut(), "binary", body.isBinary());
  }

  private static String text(String text, KeptCall call, boolean masked) {
    return masked ? call.secrets().masked(text) : text;
  }

  static double millis(long nanos) {
    return Math.round(nanos / 1_000.0) / 1_000.0;
  }
}
