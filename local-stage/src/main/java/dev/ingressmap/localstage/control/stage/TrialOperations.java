package dev.ingressmap.localstage.control.stage;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.RestApis;
import dev.ingressmap.localstage.model.stage.AuthorizerTrial;
import dev.ingressmap.localstage.model.stage.MethodTrial;
import dev.ingressmap.localstage.model.stage.TrialInput;
import dev.ingressmap.localstage.model.stage.Trials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations that try an API, and those that make a stage forget. */
public final class TrialOperations {

  private final RestApis apis;
  private final Trials trials;

  public TrialOperations(RestApis apis, Trials trials) {
    this.apis = apis;
    this.trials = trials;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "TestInvokeMethod", this::call,
        "TestInvokeAuthorizer", this::ask,
        "FlushStageCache", this::flushCache,
        "FlushStageAuthorizersCache", this::flushAuthorizers);
  }

  private Answer call(Call call) {
    MethodTrial trial =
        trials.call(
            call.apiId(), call.label("resource_id"), call.label("http_method"), input(call));
    ObjectNode json = Wire.object().put("status", trial.status()).put("body", trial.body());
    Map<String, String> single = new LinkedHashMap<>();
    trial.headers().forEach((name, values) -> single.put(name, values.getLast()));
    json.set("headers", Wire.tree(single));
    json.set("multiValueHeaders", Wire.tree(trial.headers()));
    return Answer.json(json.put("log", trial.log()).put("latency", trial.latency()));
  }

  private Answer ask(Call call) {
    AuthorizerTrial trial = trials.ask(call.apiId(), call.label("authorizer_id"), input(call));
    ObjectNode json =
        Wire.object()
            .put("clientStatus", trial.clientStatus())
            .put("log", trial.log())
            .put("latency", trial.latency());
    if (trial.principalId() != null) {
      json.put("principalId", trial.principalId());
    }
    if (trial.policy() != null) {
      json.put("policy", trial.policy());
    }
    if (!trial.claims().isEmpty()) {
      json.set("claims", Wire.tree(trial.claims()));
    }
    return Answer.json(json);
  }

  private Answer flushCache(Call call) {
    String stage = apis.get(call.apiId()).stage(call.label("stage_name")).stageName();
    trials.forgetAnswers(call.apiId(), stage);
    return Answer.EMPTY;
  }

  private Answer flushAuthorizers(Call call) {
    String stage = apis.get(call.apiId()).stage(call.label("stage_name")).stageName();
    trials.forgetAuthorizations(call.apiId(), stage);
    return Answer.EMPTY;
  }

  private static TrialInput input(Call call) {
    Sent sent = Wire.read(call.json(), Sent.class);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (sent.headers != null) {
      sent.headers.forEach((name, value) -> {
        if (value != null) {
          headers.put(name, List.of(value));
        }
      });
    }
    if (sent.multiValueHeaders != null) {
      sent.multiValueHeaders.forEach((name, values) -> {
        if (values != null) {
          headers.put(name, values.stream().filter(Objects::nonNull).toList());
        }
      });
    }
    return new TrialInput(
        sent.pathWithQueryString,
        headers,
        Objects.requireNonNullElse(sent.body, ""),
        Objects.requireNonNullElse(sent.stageVariables, Map.of()),
        sent.clientCertificateId);
  }

  private record Sent(
      @Nullable String pathWithQueryString,
      @Nullable String body,
      @Nullable Map<String, @Nullable String> headers,
      @Nullable Map<String, @Nullable List<String>> multiValueHeaders,
      @Nullable Map<String, String> stageVariables,
      @Nullable String clientCertificateId,
      @Nullable Map<String, String> additionalContext) {}
}
