package dev.ingressmap.gateway.cluster;

import dev.ingressmap.gateway.cluster.server.Answer;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a list of Ingresses page by page, all of one moment. */
final class IngressList {

  private static final String GROUP = "/apis/networking.k8s.io/v1";
  private static final Set<String> KINDS = Set.of("IngressList", "List");
  static final int GONE = 410;

  private final ApiServer server;
  private final int page;

  IngressList(ApiServer server, int page) {
    this.server = server;
    this.page = page;
  }

  /**
   * The objects as the server has them.
   *
   * @param namespace null means all of them
   */
  List<JsonNode> of(@Nullable String namespace) {
    return moment(namespace).objects();
  }

  /** The objects of one moment, and its name, from which a watch can go on. */
  record Moment(List<JsonNode> objects, String version) {}

  /**
   * The objects with the moment that they are of.
   *
   * @param namespace null means all of them
   */
  Moment moment(@Nullable String namespace) {
    Pages first = read(namespace);
    // The server forgets the moment of a list after some minutes: once, another one will do.
    Pages pages = first.expired() ? read(namespace) : first;
    if (pages.failure() != null) {
      throw Refusal.ofList(server, namespace, pages.failure());
    }
    return new Moment(pages.objects(), pages.version());
  }

  /** Where they are. */
  static String path(@Nullable String namespace) {
    return (namespace == null ? GROUP : GROUP + "/namespaces/" + namespace) + "/ingresses";
  }

  private record Pages(List<JsonNode> objects, String version, @Nullable Answer failure) {

    boolean expired() {
      return failure != null && failure.status() == GONE;
    }
  }

  private Pages read(@Nullable String namespace) {
    List<JsonNode> objects = new ArrayList<>();
    String path = path(namespace) + "?limit=" + page;
    String next = "";
    String version = "";
    do {
      String rest = next.isEmpty() ? "" : "&continue=" + encoded(next);
      Answer answer = server.get(path + rest);
      if (!answer.succeeded()) {
        return new Pages(objects, version, answer);
      }
      JsonNode items = answer.body().path("items");
      if (!KINDS.contains(answer.body().path("kind").asString(""))
          || !(items.isArray() || items.isNull())) {
        throw Refusal.ofAnswer(server);
      }
      items.forEach(objects::add);
      version = answer.body().path("metadata").path("resourceVersion").asString("");
      next = answer.body().path("metadata").path("continue").asString("");
    } while (!next.isEmpty());
    return new Pages(objects, version, null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
