package dev.ingressmap.localstage.traffic;

import dev.ingressmap.localstage.execute.EndedCall;
import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.story.Fact;
import dev.ingressmap.localstage.execute.story.KeptBody;
import dev.ingressmap.localstage.execute.story.Part;
import dev.ingressmap.localstage.execute.story.Secrets;
import dev.ingressmap.localstage.execute.story.Step;
import dev.ingressmap.localstage.execute.story.Story;
import dev.ingressmap.localstage.http.Shortened;
import dev.ingressmap.localstage.model.StageVariables;
import dev.ingressmap.localstage.model.account.ApiKey;
import dev.ingressmap.localstage.model.api.Integration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * A call that has ended, as it is kept for those that look.
 *
 * @param seq its number: each call has a higher one than the call before
 * @param path below the stage, still encoded; the whole path if there was no such stage
 * @param query still encoded; empty if there is none
 * @param integration of the route; null if there is none
 * @param uri of the integration, with the stage's variables filled in; empty if there is none
 * @param refusal how API Gateway itself answered; null if it did not
 * @param reason why it did; empty if it did not
 * @param key that let the call in; null if there is none
 */
public record KeptCall(
    long seq,
    String id,
    String traceId,
    Instant at,
    String method,
    String path,
    String query,
    RouteId route,
    @Nullable Integration integration,
    String uri,
    int status,
    long nanos,
    @Nullable GatewayResponse refusal,
    String reason,
    @Nullable ApiKey key,
    Part request,
    Part answer,
    List<Step> steps,
    Secrets secrets) {

  /** What a call takes in addition to its texts, about, in bytes. */
  private static final int BASE_WEIGHT = 1_000;

  /** What a header takes in addition to its texts, about, in bytes. */
  private static final int HEADER_WEIGHT = 150;

  /** What is kept of a call, as soon as it has a number. */
  static LongFunction<KeptCall> of(EndedCall ended, RouteId route) {
    Call call = ended.call();
    HttpURI sent = ended.request().getHttpURI();
    Integration integration = call == null || call.method() == null ? null : call.integration();
    Story story = call == null ? null : call.log().story();
    // A log that is off is the same for all calls.
    Secrets secrets = call == null || story == null ? new Secrets() : call.log().secrets();
    String query = Objects.requireNonNullElse(sent.getQuery(), "");
    HttpFields headers = HttpFields.build(ended.request().getHeaders());
    secrets.add(headers);
    secrets.add(ended.headers());
    secrets.addQuery(query);
    // Calls wait for each other only while one gets its number.
    String trace = Shortened.of(ended.ids().traceId()); // The ingress knows its beginning.
    Instant at = Instant.now();
    String method = Shortened.of(ended.request().getMethod());
    String path = call == null ? String.valueOf(sent.getPath()) : call.pathInStage();
    String uri =
        call == null || integration == null || integration.uri() == null
            ? ""
            : StageVariables.filled(integration.uri(), call.stageVariables());
    ApiKey key = call == null ? null : call.key();
    Part request = new Part("Request", headers, call == null ? KeptBody.NONE : call.body().kept());
    Part answer =
        new Part(
            "Answer",
            HttpFields.build(ended.headers()),
            ended.body().isEmpty() ? KeptBody.sized(ended.length()) : ended.body().kept());
    List<Step> steps = story == null ? List.of() : story.steps();
    return seq ->
        new KeptCall(
            seq,
            ended.ids().requestId(),
            trace,
            at,
            method,
            path,
            query,
            route,
            integration,
            uri,
            ended.status(),
            ended.nanos(),
            ended.refusal(),
            ended.reason(),
            key,
            request,
            answer,
            steps,
            secrets);
  }

  /** How much room it takes, about, in bytes. */
  int weight() {
    int weight = BASE_WEIGHT + 2 * (path.length() + query.length() + reason.length());
    weight += weight(request) + weight(answer) + secrets.weight();
    for (Step step : steps) {
      for (String line : step.lines()) {
        weight += 2 * line.length();
      }
      for (Fact fact : step.facts()) {
        weight += 2 * fact.value().length();
      }
      for (Part part : step.parts()) {
        weight += weight(part);
      }
    }
    return weight;
  }

  private static int weight(Part part) {
    int weight = part.body().kept();
    for (HttpField header : part.headers()) {
      weight +=
          HEADER_WEIGHT
              + 2 * (header.getName().length() + String.valueOf(header.getValue()).length());
    }
    return weight;
  }

  /** All messages, documents and templates. */
  Stream<Part> parts() {
    return Stream.concat(
        Stream.of(request, answer), steps.stream().flatMap(step -> step.parts().stream()));
  }
}
