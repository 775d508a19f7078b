package dev.ingressmap.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.Hostile;
import dev.ingressmap.gateway.cluster.Cluster;
import dev.ingressmap.gateway.cluster.ClusterObject;
import dev.ingressmap.gateway.cluster.Event;
import dev.ingressmap.gateway.cluster.Eventually;
import dev.ingressmap.gateway.cluster.LiveCluster;
import dev.ingressmap.gateway.cluster.MockCluster;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.source.Ingress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events are written once, and renewed for as long as they are true. */
class EventRecorderTest {

  private static final ClusterObject SHOP =
      new ClusterObject(
          new ObjectName(Ingress.KIND, "team-a", "shop"),
          "3f",
          JsonNodeFactory.instance.objectNode());

  @AutoClose private final LiveCluster server = new LiveCluster();
  @AutoClose private final Cluster cluster;
  @AutoClose private final EventRecorder recorder;
  private final StringWriter out = new StringWriter();
  private long now;

  EventRecorderTest(@TempDir Path folder) throws IOException {
    cluster =
        Cluster.connect(
            new ClusterSource(server.kubeconfig(folder), null, List.of()),
            MockCluster.nowhere(folder));
    recorder = recorder();
  }

  private EventRecorder recorder() {
    return new EventRecorder(
        cluster.events(),
        "pod-1",
        () -> now,
        new Metrics(() -> true),
        new Log(new PrintWriter(out), false, false));
  }

  @Test
  void whatLastsIsToldOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      recorder.lasting(List.of(problem("one")));
      now += Duration.ofMinutes(5).toMillis();
    }
    recorder.once(new Event(SHOP, false, "Deployed", "last"));

    events(2);
    assertThat(posts()).isEqualTo(2);
    assertThat(server.requests()).noneMatch(request -> request.startsWith("PATCH"));
  }

  @Test
  void whatLastsLongIsToldAgainAsASeriesOfOneEvent() throws Exception {
    recorder.lasting(List.of(problem("one")));
    events(1);
    now += Duration.ofMinutes(30).toMillis();
    recorder.lasting(List.of(problem("one")));

    Eventually.holds(() ->
        assertThat(server.events("team-a", "shop").get(0).at("/series/count").asInt(0))
            .isEqualTo(2));
    assertThat(server.events("team-a", "shop")).hasSize(1);
    assertThat(server.events("team-a", "shop").get(0).at("/series/lastObservedTime").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
  }

  @Test
  void whatComesBackIsTheSameEvent() throws Exception {
    recorder.lasting(List.of(problem("one")));
    events(1);
    recorder.lasting(List.of());
    recorder.lasting(List.of(problem("one")));

    Eventually.holds(
        () -> assertThat(server.events("team-a", "shop").get(0).has("series")).isTrue());
    assertThat(server.events("team-a", "shop")).hasSize(1);
  }

  @Test
  void anotherProcessTellsTheSameEvent() throws Exception {
    recorder.lasting(List.of(problem("one")));
    events(1);
    try (EventRecorder other = recorder()) {
      other.lasting(List.of(problem("one")));
    }

    assertThat(server.events("team-a", "shop")).hasSize(1);
    assertThat(server.events("team-a", "shop").get(0).at("/series/count").asInt(0)).isEqualTo(2);
  }

  @Test
  void aNoteIsNoLongerThanKubernetesTakes() throws Exception {
    recorder.once(problem("ä🙂".repeat(400)));

    events(1);
    String note = server.events("team-a", "shop").get(0).get("note").asString();
    assertThat(note.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1000, 1024);
    assertThat(note).endsWith("…").doesNotContain("\ufffd");
  }

  /** An Ingress of 1 MB may have as many problems; other teams' events wait for it. */
  @Test
  @Timeout(20)
  void aLongNoteDelaysNobody() throws Exception {
    recorder.once(problem("/path".repeat(200_000)));

    events(1);
  }

  /** kubectl prints notes unescaped. */
  @Test
  void aNoteShowsWhatCannotBeSeen() throws Exception {
    recorder.once(problem(Hostile.TEXT));

    events(1);
    String note = server.events("team-a", "shop").get(0).get("note").asString();
    Hostile.assertHarmless("Note: " + note);
    assertThat(note).startsWith("e\\x1b[31mvil\\x07").doesNotContain("\n");
  }

  @Test
  void aRefusalIsLoggedOnceAndKeepsNobodyWaiting() throws Exception {
    server.refuse(request -> request.contains("/events"));
    recorder.once(problem("one"));
    recorder.once(problem("two"));

    Eventually.holds(() -> assertThat(out.toString()).contains("an event was not sent: "));
    recorder.close();
    assertThat(out.toString().lines())
        .singleElement()
        .asString()
        .contains("create events.events.k8s.io in namespace team-a: HTTP 503");
  }

  /** All of them are told in the end, in turn. */
  @Test
  void aNamespaceFullOfProblemsKeepsNobodyWaiting() throws Exception {
    List<Event> present = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      present.add(problem("bad", "i-" + i));
    }
    present.add(problem("good", "i"));

    recorder.lasting(present);
    Eventually.holds(() -> assertThat(server.events("good", "i")).hasSize(1));

    Eventually.holds(() -> {
      recorder.lasting(present);
      assertThat(posts()).isEqualTo(401);
    });
    recorder.lasting(present);
    recorder.close();
    assertThat(posts()).isEqualTo(401);
  }

  @Test
  void whatWasNotSentIsSentTheNextTime() throws Exception {
    server.refuse(request -> request.contains("/events"));
    recorder.lasting(List.of(problem("one")));
    Eventually.holds(() -> assertThat(out.toString()).contains("an event was not sent: "));

    server.refuse(request -> false);
    Eventually.holds(() -> {
      recorder.lasting(List.of(problem("one")));
      assertThat(server.events("team-a", "shop")).hasSize(1);
    });
  }

  private static Event problem(String namespace, String name) {
    ObjectName id = new ObjectName(Ingress.KIND, namespace, name);
    return new Event(
        new ClusterObject(id, "3f", JsonNodeFactory.instance.objectNode()),
        true,
        "HeldBack",
        name + " is held back");
  }

  private static Event problem(String note) {
    return new Event(SHOP, true, "Invalid", note);
  }

  private long posts() {
    return server.requests().stream().filter(request -> request.startsWith("POST")).count();
  }

  private void events(int count) throws Exception {
    Eventually.holds(() -> {
      List<JsonNode> events = server.events("team-a", "shop");
      assertThat(events).hasSize(count);
    });
  }
}
