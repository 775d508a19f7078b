package dev.ingressmap.gateway.cluster.server;

import dev.ingressmap.gateway.cluster.login.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one line what an API server refuses, and what would help. */
public final class Refusal {

  private static final String WHAT = "ingresses.networking.k8s.io";
  private static final Pattern USER = Pattern.compile("User (\"[^\"]{0,200}\")");

  private Refusal() {}

  /**
   * A list of Ingresses that was not given.
   *
   * @param namespace null means all of them
   */
  public static ClusterFailure ofList(ApiServer server, @Nullable String namespace, Answer answer) {
    String where = namespace == null ? "all namespaces" : "namespace " + namespace;
    String list = "list " + WHAT + " in " + where;
    return new ClusterFailure(
        server.describe()
            + ": "
            + switch (answer.status()) {
              case 401 -> list + ": the credentials are not accepted (401): log in again";
              case 403 -> user(answer) + " may not " + list + " (403): " + remedy(namespace);
              case 404 -> "has no " + WHAT + " (404): is this an API server of Kubernetes 1.19 on?";
              case 410 -> list + ": changed faster than it could be read (410): try again";
              default -> list + ": HTTP " + answer.status() + Words.after(answer.message());
            },
        null);
  }

  /**
   * Ingresses that may be listed but not watched, as a rule.
   *
   * @param namespace null means all of them
   */
  public static ClusterFailure ofWatch(
      ApiServer server, @Nullable String namespace, Answer answer) {
    return of(server, "watch", WHAT, namespace, answer);
  }

  /**
   * Another request that was turned down.
   *
   * @param namespace null means all of them
   */
  public static ClusterFailure of(
      ApiServer server, String verb, String what, @Nullable String namespace, Answer answer) {
    String where = namespace == null ? "all namespaces" : "namespace " + namespace;
    String request = verb + " " + what + " in " + where;
    return new ClusterFailure(
        server.describe()
            + ": "
            + switch (answer.status()) {
              case 401 -> request + ": the credentials are not accepted (401)";
              case 403 ->
                  user(answer)
                      + " may not "
                      + request
                      + " (403): bind it a role with verb "
                      + verb
                      + " on "
                      + what;
              default -> request + ": HTTP " + answer.status() + Words.after(answer.message());
            },
        null);
  }

  /** An answer that is not what was asked for. */
  public static ClusterFailure ofAnswer(ApiServer server) {
    return new ClusterFailure(
        server.describe()
            + ": its answer is not a list of Ingresses: is this a Kubernetes API server?",
        null);
  }

  /** A server that is not the one, or not any more. */
  static ClusterFailure ofRedirect(ApiServer server, int status, @Nullable String location) {
    return new ClusterFailure(
        server.describe()
            + ": leads elsewhere ("
            + status
            + ")"
            + (location == null ? "" : ", to " + Words.line(location))
            + ": is the server in the kubeconfig right?",
        null);
  }

  /** A namespace without Ingresses that may not exist, or may not be looked at. */
  public static ClusterFailure ofNamespace(ApiServer server, String namespace, Answer answer) {
    return new ClusterFailure(
        server.describe()
            + (answer.status() == 404
                ? ": has no namespace " + namespace + ": check --namespace"
                : ": namespace "
                    + namespace
                    + " has no Ingress, and whether it exists cannot be seen (HTTP "
                    + answer.status()
                    + "): check --namespace, or allow "
                    + user(answer)
                    + " to get namespaces"),
        null);
  }

  private static String remedy(@Nullable String namespace) {
    return namespace == null
        ? "bind it a ClusterRole with verb list on " + WHAT + ", or name namespaces by --namespace"
        : "bind it a Role there with verb list on " + WHAT;
  }

  private static String user(Answer answer) {
    Matcher user = USER.matcher(answer.message());
    return user.find() ? Words.line("user " + user.group(1)) : "this user";
  }
}
