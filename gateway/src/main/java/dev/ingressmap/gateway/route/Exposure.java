package dev.ingressmap.gateway.route;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a team wants the routes of an object to appear in the API: its {@code ingressmap.dev/*}
 * annotations.
 *
 * @param exposed false keeps the object out of the API
 * @param methods HTTP methods in upper case, {@code ANY} alone for all of them; empty means what
 *     the integration type implies
 * @param authorizer the name of the platform's authorizer that says who may call; null for none
 * @param scopes of which a caller's Cognito token must have one; empty for any
 * @param cors whether pages of the platform's allowed origins may call
 * @param parameters {@code querystring.NAME} or {@code header.NAME} to whether it is required
 * @param requestModel the name of the platform's model for JSON bodies; null for any body
 * @param reserved whether no other namespace may add, open or close routes at or below its paths
 * @param guests the namespaces that may do so nevertheless, with any protection or none
 * @param timeoutMillis how long API Gateway waits for the backend, 50 to 29,000 ms, or to 900,000
 *     if it streams; null means 29,000
 * @param streams whether the client gets the answer as it arrives
 */
public record Exposure(
    boolean exposed,
    List<String> methods,
    IntegrationType integration,
    Authorization authorization,
    @Nullable String authorizer,
    List<String> scopes,
    boolean apiKeyRequired,
    boolean cors,
    SortedMap<String, Boolean> parameters,
    @Nullable String requestModel,
    @Nullable Integer timeoutMillis,
    boolean streams,
    boolean reserved,
    SortedSet<String> guests) {

  public static final Exposure DEFAULT =
      new Exposure(
          true,
          List.of(),
          IntegrationType.HTTP_PROXY,
          Authorization.NONE,
          null,
          List.of(),
          false,
          false,
          new TreeMap<>(),
          null,
          null,
          false,
          false,
          new TreeSet<>());

  /** Not in the API. */
  public static final Exposure KEPT_OUT = DEFAULT.keptOut();

  public Exposure {
    methods = List.copyOf(methods);
    scopes = List.copyOf(scopes);
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    guests = Collections.unmodifiableSortedSet(new TreeSet<>(guests));
  }

  /** What a caller must have. */
  public Protection protection() {
    return new Protection(authorization, authorizer, scopes, apiKeyRequired);
  }

  /** The same, but for what a caller must have, and how long API Gateway waits. */
  public Exposure with(Protection who, @Nullable Integer timeout) {
    return new Exposure(
        exposed,
        methods,
        integration,
        who.authorization(),
        who.authorizer(),
        who.scopes(),
        who.apiKeyRequired(),
        cors,
        parameters,
        requestModel,
        timeout,
        streams,
        reserved,
        guests);
  }

  private Exposure keptOut() {
    return new Exposure(
        false,
        methods,
        integration,
        authorization,
        authorizer,
        scopes,
        apiKeyRequired,
        cors,
        parameters,
        requestModel,
        timeoutMillis,
        streams,
        reserved,
        guests);
  }

  /** How a request is passed to the backend. */
  public enum IntegrationType {
    /**
     * The status is chosen by a selection pattern; no header or query passes unless it is mapped.
     */
    HTTP,
    /** Request and response pass unchanged. */
    HTTP_PROXY
  }

  /** Who may call, if there is no authorizer. */
  public enum Authorization {
    NONE,
    /** Callers that sign with AWS credentials. */
    AWS_IAM
  }
}
