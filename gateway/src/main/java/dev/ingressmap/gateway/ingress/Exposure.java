package dev.ingressmap.gateway.ingress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a team wants the routes of an Ingress to appear in the API: its {@code ingressmap.dev/*}
 * annotations.
 *
 * @param exposed false keeps the Ingress out of the API
 * @param methods HTTP methods in upper case, {@code ANY} alone for all of them; empty means what
 *     the integration type implies
 * @param timeoutMillis how long API Gateway waits for the backend, 50 to 29,000 ms; null means
 *     29,000
 */
public record Exposure(
    boolean exposed,
    List<String> methods,
    IntegrationType integration,
    Authorization authorization,
    boolean apiKeyRequired,
    @Nullable Integer timeoutMillis) {

  public static final Exposure DEFAULT =
      new Exposure(true, List.of(), IntegrationType.HTTP_PROXY, Authorization.NONE, false, null);

  public Exposure {
    methods = List.copyOf(methods);
  }

  /** How a request is passed to the backend. */
  public enum IntegrationType {
    /** Status by selection pattern, no header or query unless mapped. */
    HTTP,
    /** Request and response as they are. */
    HTTP_PROXY
  }

  /** Who may call. */
  public enum Authorization {
    NONE,
    /** Callers that sign with AWS credentials. */
    AWS_IAM
  }
}
