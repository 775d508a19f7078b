package dev.ingressmap.gateway.cluster.server;

import dev.ingressmap.gateway.cluster.login.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one line what an API server refused, and what would help. */
public final class Refusal {

  private static final Pattern USER = Pattern.compile("User (\"[^\"]{0,200}\")");

  private Refusal() {}

  /** A list that was refused. */
  public static ClusterFailure ofList(ApiServer server, ObjectScope scope, Answer answer) {
    String list = "list " + scope.describe();
    return new ClusterFailure(
        server.describe()
            + ": "
            + switch (answer.status()) {
              case 401 -> list + ": the credentials are not accepted (401): log in again";
              case 403 -> user(answer) + " may not " + list + " (403): " + remedy(scope);
              case 404 ->
                  "has no "
                      + scope.kind().resource()
                      + " (404): is this an API server of Kubernetes 1.19 or newer?";
              case 410 -> list + ": changed faster than it could be read (410): try again";
              default -> list + ": HTTP " + answer.status() + Words.after(answer.message());
            },
        null);
  }

  /** Another request that was refused. */
  public static ClusterFailure of(ApiServer server, String verb, ObjectScope scope, Answer answer) {
    String request = verb + " " + scope.describe();
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
                      + scope.kind().resource();
              default -> request + ": HTTP " + answer.status() + Words.after(answer.message());
            },
        null);
  }

  /** An answer of an unexpected form. */
  public static ClusterFailure ofAnswer(ApiServer server, ObjectScope scope) {
    return new ClusterFailure(
        server.describe()
            + ": its answer is not a list of "
            + scope.kind().resource()
            + ": is this a Kubernetes API server?",
        null);
  }

  /** A server that redirects to another one. */
  static ClusterFailure ofRedirect(ApiServer server, int status, @Nullable String location) {
    return new ClusterFailure(
        server.describe()
            + ": redirects elsewhere ("
            + status
            + ")"
            + (location == null ? "" : ", to " + Words.line(location))
            + ": is the server in the kubeconfig right?",
        null);
  }

  /** A namespace without Ingresses that may not exist, or that may not be read. */
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

  private static String remedy(ObjectScope scope) {
    String right = "with verb list on " + scope.kind().resource();
    return scope.namespace() == null
        ? "bind it a ClusterRole " + right + ", or name namespaces by --namespace"
        : "bind it a Role there " + right;
  }

  private static String user(Answer answer) {
    Matcher user = USER.matcher(answer.message());
    return user.find() ? Words.line("user " + user.group(1)) : "this user";
  }
}
