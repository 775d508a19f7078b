package dev.ingressmap.localstage.execute.authorize;

import static java.util.Objects.requireNonNull;

import dev.ingressmap.localstage.execute.call.Call;
import dev.ingressmap.localstage.execute.call.GatewayFailure;
import dev.ingressmap.localstage.execute.call.GatewayResponse;
import dev.ingressmap.localstage.execute.integrate.LambdaFunctions;
import dev.ingressmap.localstage.execute.story.Part;
import dev.ingressmap.localstage.function.FunctionAnswer;
import dev.ingressmap.localstage.model.api.Authorizer;
import dev.ingressmap.localstage.model.api.AuthorizerType;
import dev.ingressmap.localstage.model.api.Method;
import dev.ingressmap.localstage.policy.Decision;
import dev.ingressmap.localstage.program.Programs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Asks the authorizers of methods whether a call may go on. */
public final class Authorizers {

  /** AWS's limit for a function that is asked. */
  private static final int PATIENCE_SECONDS = 10;

  private final LambdaFunctions functions;
  private final AuthorizerCache cache;
  private final Programs programs;

  public Authorizers(LambdaFunctions functions, AuthorizerCache cache, Programs programs) {
    this.functions = functions;
    this.cache = cache;
    this.programs = programs;
  }

  /**
   * Asks the authorizer of a call's method, if it has one, whether the call may go on. If not, the
   * result fails with, or this throws, a {@link GatewayFailure}.
   */
  public CompletableFuture<?> ask(Call call) {
    String id = call.match().method().authorizerId();
    if (id == null) {
      call.log().fact("Authorizer", () -> "none");
      return CompletableFuture.completedFuture(null);
    }
    Authorizer authorizer = call.definition().components().authorizer(id);
    call.log().fact("Authorizer", () -> authorizer.name() + ", " + authorizer.type());
    call.log()
        .line(() ->
            "Starting authorizer: "
                + authorizer.name()
                + " for request: "
                + call.ids().requestId());
    return authorizer.identityValidationExpression() == null
        ? ask(authorizer, call)
        : programs.begin(call.apiId(), () -> ask(authorizer, call));
  }

  private CompletableFuture<Call> ask(Authorizer authorizer, Call call) {
    Method method = call.match().method();
    List<String> identity = AuthorizerIdentity.of(authorizer, call);
    identity.forEach(call.log()::hide);
    if (authorizer.type() == AuthorizerType.COGNITO_USER_POOLS) {
      Map<String, String> claims =
          UserPoolToken.claims(authorizer, identity.getFirst(), method.authorizationScopes());
      call.authorized(Map.of("claims", claims));
      return CompletableFuture.completedFuture(call);
    }
    var key = new AuthorizerCache.Key(call.apiId(), call.stageName(), authorizer, identity);
    AuthorizerAnswer known = cache.find(key);
    call.log().fact("Kept answer", () -> known == null ? "none" : "answers");
    if (known != null) {
      return CompletableFuture.completedFuture(allowed(call, known));
    }
    return invoke(authorizer, identity, call)
        .thenApply(answer -> {
          cache.put(key, answer);
          return allowed(call, answer);
        });
  }

  /**
   * What an authorizer says about a trial. Whether it allows anything does not matter, and nothing
   * is kept.
   */
  public CompletableFuture<AuthorizerAnswer> tried(Authorizer authorizer, Call call) {
    return CompletableFuture.completedFuture(call)
        .thenCompose(trial ->
            authorizer.identityValidationExpression() == null
                ? asked(authorizer, trial)
                : programs.begin(trial.apiId(), () -> asked(authorizer, trial)));
  }

  private CompletableFuture<AuthorizerAnswer> asked(Authorizer authorizer, Call call) {
    List<String> identity = AuthorizerIdentity.of(authorizer, call);
    identity.forEach(call.log()::hide);
    return authorizer.type() == AuthorizerType.COGNITO_USER_POOLS
        ? CompletableFuture.completedFuture(
            AuthorizerAnswer.ofClaims(
                UserPoolToken.claims(authorizer, identity.getFirst(), List.of())))
        : invoke(authorizer, identity, call);
  }

  /** Forgets what the authorizers of a stage have said. */
  public void forget(String apiId, String stage) {
    cache.forget(apiId, stage);
  }

  private CompletableFuture<AuthorizerAnswer> invoke(
      Authorizer authorizer, List<String> identity, Call call) {
    return functions
        .invoke(
            requireNonNull(authorizer.authorizerUri()),
            AuthorizerEvent.of(authorizer, identity, call),
            call,
            authorizer.authorizerCredentials() == null
                ? "authorizers/" + authorizer.id()
                : LambdaFunctions.ANY_RESOURCE,
            GatewayResponse.AUTHORIZER_CONFIGURATION_ERROR)
        .copy()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .handle(Authorizers::read);
  }

  private static AuthorizerAnswer read(
      @Nullable FunctionAnswer answer, @Nullable Throwable failure) {
    if (answer == null) {
      throw new GatewayFailure(
          GatewayResponse.AUTHORIZER_FAILURE, "the authorizer cannot be asked: " + failure);
    }
    if (answer.status() == HttpStatus.UNAUTHORIZED_401) {
      throw AuthorizerIdentity.unauthorized("the authorizer says so");
    }
    if (answer.status() != HttpStatus.OK_200) {
      throw new GatewayFailure(
          GatewayResponse.AUTHORIZER_FAILURE, "the authorizer answered " + answer.status());
    }
    return AuthorizerAnswer.of(answer.payload());
  }

  private static Call allowed(Call call, AuthorizerAnswer answer) {
    call.authorized(answer.context());
    call.log().fact("Context", answer::context);
    call.log().part(() -> new Part("Policy", String.valueOf(answer.document())));
    call.log()
        .line(() ->
            "Using valid authorizer policy for principal: " + answer.context().get("principalId"));
    Decision decision = ResourcePolicy.decide(answer.policy(), call);
    if (decision != Decision.ALLOWED) {
      String said = GatewayResponse.ACCESS_DENIED.message();
      throw GatewayFailure.saying(
          GatewayResponse.ACCESS_DENIED,
          decision == Decision.EXPLICITLY_DENIED
              ? said + " with an explicit deny in an identity-based policy"
              : said,
          "");
    }
    return call;
  }
}
