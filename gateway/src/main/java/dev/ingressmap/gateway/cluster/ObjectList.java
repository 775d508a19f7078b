package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.Answer;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.ObjectScope;
import dev.ingressmap.gateway.cluster.server.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a list of objects page by page, all as of one moment. */
final class ObjectList {

  static final int GONE = 410;

  private final ApiServer server;
  private final ObjectScope scope;
  private final int page;

  ObjectList(ApiServer server, ObjectScope scope, int page) {
    this.server = server;
    this.scope = scope;
    this.page = page;
  }

  /** The objects of one moment, and its resource version, from which a watch can continue. */
  record Moment(ClusterObjects objects, String version) {}

  /** The objects, with their moment. */
  Moment read() {
    Pages first = pages();
    // The server forgets a list's moment after some minutes. If so, starts again once.
    Pages pages = first.expired() ? pages() : first;
    if (pages.failure() != null) {
      throw Refusal.ofList(server, scope, pages.failure());
    }
    return new Moment(pages.objects(), pages.version());
  }

  private record Pages(ClusterObjects objects, String version, @Nullable Answer failure) {

    boolean expired() {
      return failure != null && failure.status() == GONE;
    }
  }

  private Pages pages() {
    Set<String> kinds = Set.of(scope.kind().kind() + "List", "List");
    ClusterObjects objects = new ClusterObjects(scope.kind());
    String path = scope.path() + "?limit=" + page;
    String next = "";
    String version = "";
    do {
      String rest = next.isEmpty() ? "" : "&continue=" + encoded(next);
      Answer answer = server.list(path + rest, objects::add);
      if (!answer.succeeded()) {
        return new Pages(objects, version, answer);
      }
      JsonNode items = answer.body().path("items");
      if (!kinds.contains(answer.body().path("kind").asString(""))
          || !(items.isArray() || items.isNull())) {
        throw Refusal.ofAnswer(server, scope);
      }
      version = answer.body().path("metadata").path("resourceVersion").asString("");
      next = answer.body().path("metadata").path("continue").asString("");
    } while (!next.isEmpty());
    objects.listed();
    return new Pages(objects, version, null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
