package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.Escaped;
import dev.ingressmap.gateway.cluster.server.Answer;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.cluster.server.Refusal;
import dev.ingressmap.gateway.route.ObjectKind;
import dev.ingressmap.gateway.route.ObjectName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events of {@code events.k8s.io/v1}. An event's name is derived from its content, so an
 * event that is sent again is the same event, whose series grows. Notes are shown unescaped, so
 * they are escaped here.
 */
public final class Events {

  private static final ObjectKind KIND = new ObjectKind("events.k8s.io", "v1", "events", "Event");
  private static final String CONTROLLER = "ingressmap.dev/gateway";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CONFLICT = 409;
  private static final int NOTE = 1024;
  private static final int NAME = 230;
  private static final int INSTANCE = 128;

  private final ApiServer server;

  Events(ApiServer server) {
    this.server = server;
  }

  /**
   * Sends an event.
   *
   * @param instance the name of the sending process
   * @param count how often it has been sent, including this time
   * @throws ClusterFailure if the cluster does not accept it
   */
  public void tell(Event event, String instance, int count) {
    ObjectScope scope = new ObjectScope(KIND, event.object().id().namespace());
    Answer answer =
        server.send("POST", scope.path(), "application/json", object(event, instance), PATIENCE);
    String verb = "create";
    if (answer.status() == CONFLICT) {
      verb = "patch";
      answer =
          server.send(
              "PATCH",
              scope.path() + "/" + name(event),
              "application/merge-patch+json",
              series(Math.max(2, count)),
              PATIENCE);
    }
    if (!answer.succeeded()) {
      throw Refusal.of(server, verb, scope, answer);
    }
  }

  private static ObjectNode object(Event event, String instance) {
    ObjectName id = event.object().id();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", KIND.apiVersion()).put("kind", KIND.kind());
    object.putObject("metadata").put("namespace", id.namespace()).put("name", name(event));
    object.put("eventTime", MicroTime.of(Instant.now()));
    object.put("reportingController", CONTROLLER);
    String reporting = Escaped.line(instance);
    object.put("reportingInstance", reporting.substring(0, Math.min(reporting.length(), INSTANCE)));
    object.put("type", event.warning() ? "Warning" : "Normal");
    object
        .put("reason", event.reason())
        .put("action", "Deploy")
        .put("note", cut(Escaped.line(event.note())));
    object
        .putObject("regarding")
        .put("apiVersion", id.kind().apiVersion())
        .put("kind", id.kind().kind())
        .put("namespace", id.namespace())
        .put("name", id.name())
        .put("uid", event.object().uid());
    return object;
  }

  private static ObjectNode series(int count) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch
        .putObject("series")
        .put("count", count)
        .put("lastObservedTime", MicroTime.of(Instant.now()));
    return patch;
  }

  private static String name(Event event) {
    String name = event.object().id().name();
    String said = String.join("\n", event.object().uid(), event.reason(), event.note());
    return name.substring(0, Math.min(name.length(), NAME)).replaceFirst("[-.]+$", "")
        + "."
        + hash(said).substring(0, 16);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Cuts a note after as many bytes as Kubernetes takes, between two characters. */
  private static String cut(String note) {
    if (bytes(note) <= NOTE) {
      return note;
    }
    String end = "…";
    int most = NOTE - bytes(end);
    int length = 0;
    int bytes = 0;
    while (true) {
      int next = note.offsetByCodePoints(length, 1);
      bytes += bytes(note.substring(length, next));
      if (bytes > most) {
        return note.substring(0, length) + end;
      }
      length = next;
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
