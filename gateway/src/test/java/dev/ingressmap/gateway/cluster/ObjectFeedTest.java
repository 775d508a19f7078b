package dev.ingressmap.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.gateway.cluster.access.Access;
import dev.ingressmap.gateway.cluster.access.ClusterSource;
import dev.ingressmap.gateway.cluster.server.ApiServer;
import dev.ingressmap.gateway.cluster.server.Limits;
import dev.ingressmap.gateway.route.ObjectName;
import dev.ingressmap.gateway.source.Ingress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The known objects follow those of the cluster, whatever happens to the watches. */
class ObjectFeedTest {

  private static final WatchLimits QUICK =
      new WatchLimits(
          Duration.ofMinutes(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(10),
          Duration.ofMillis(20),
          Duration.ofMillis(50));

  @TempDir private Path folder;
  @AutoClose private final LiveCluster cluster = new LiveCluster();
  private final Told told = new Told();
  private @Nullable ApiServer server;
  private @Nullable ObjectFeed feed;

  ObjectFeedTest() throws IOException {}

  @BeforeEach
  void oneIngress() {
    cluster.apply("team-a", "shop", "shop.example.com", "/a");
  }

  @AfterEach
  void close() {
    if (feed != null) {
      feed.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void followsWhatIsAddedChangedAndDeleted() throws Exception {
    start(QUICK);
    knows("team-a/shop");

    cluster.apply("team-b", "pay", "shop.example.com", "/b");
    knows("team-a/shop", "team-b/pay");
    cluster.apply("team-b", "pay", "shop.example.com", "/c");
    Eventually.holds(() ->
        assertThat(String.valueOf(snapshot().objects().get(id("team-b", "pay")))).contains("/c"));
    cluster.delete("team-a", "shop");
    knows("team-b/pay");

    assertThat(lists()).isOne();
    assertThat(told.changes).hasValue(4);
  }

  @Test
  void isNotToldOfWhatTheAuthorDidNotWrite() throws Exception {
    start(QUICK);
    knows("team-a/shop");

    cluster.report("team-a", "shop", "10.0.0.1");
    cluster.apply("team-b", "pay", "shop.example.com", "/b");
    knows("team-a/shop", "team-b/pay");

    assertThat(told.changes).hasValue(2);
  }

  @Test
  void goesOnFromABookmarkWhereAWatchEnds() throws Exception {
    start(QUICK);
    knows("team-a/shop");
    watches(1);

    cluster.endWatches();
    cluster.apply("team-b", "pay", "shop.example.com", "/b");
    knows("team-a/shop", "team-b/pay");

    assertThat(lists()).isOne();
    assertThat(told.reconnects).contains("expired");
  }

  @Test
  void listsAnewWhereTheServerHasForgotten() throws Exception {
    start(QUICK);
    knows("team-a/shop");
    watches(1);

    cluster.compact();
    watches(2);
    cluster.delete("team-a", "shop");
    knows();

    assertThat(lists()).isEqualTo(2);
    assertThat(told.reconnects).containsExactly("gone");
  }

  @Test
  void seesWhatWasDeletedWhileTheServerWasAway() throws Exception {
    start(QUICK);
    knows("team-a/shop");
    watches(1);

    cluster.refuse(request -> true);
    cluster.endWatches();
    Eventually.holds(() -> assertThat(told.losses).hasSizeGreaterThan(1));
    cluster.delete("team-a", "shop");
    cluster.apply("team-b", "pay", "shop.example.com", "/b");
    cluster.refuse(request -> false);

    knows("team-b/pay");
    Eventually.holds(() -> assertThat(told.restored).hasValue(1));
    assertThat(told.losses.get(0)).contains("watch ingresses.networking.k8s.io", "503");
  }

  @Test
  void givesUpAWatchThatHasDiedSilently() throws Exception {
    start(
        new WatchLimits(
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            Duration.ofMillis(20),
            Duration.ofMillis(50)));
    knows("team-a/shop");
    watches(1);

    String watch = cluster.requests().get(1);
    cluster.silence(watch::equals);
    cluster.apply("team-b", "pay", "shop.example.com", "/b");

    knows("team-a/shop", "team-b/pay");
    assertThat(told.losses.get(0)).contains("no answer within 1 s");
    assertThat(lists()).isGreaterThan(1);
  }

  @Test
  void listsAnewAfterATime() throws Exception {
    start(
        new WatchLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofMillis(50)));

    Eventually.holds(() -> assertThat(lists()).isGreaterThan(1));
    assertThat(told.losses).isEmpty();
  }

  @Test
  void listsAnewWhenItIsAskedTo() throws Exception {
    ObjectFeed started = start(QUICK, "team-a", "team-b");
    knows("team-a/shop");
    watches(2);
    long before = lists();

    started.refresh();
    Eventually.holds(() -> assertThat(started.isCurrent()).isTrue());
    watches(4);

    assertThat(lists()).isEqualTo(before + 2);
    assertThat(told.losses).isEmpty();
    cluster.apply("team-b", "pay", "shop.example.com", "/b");
    knows("team-a/shop", "team-b/pay");
  }

  /** As if the rights were missing: it does not ask ever faster, nor claim that all is well. */
  @Test
  void isNotRestoredBeforeItIsWatched() throws Exception {
    cluster.refuse(request -> request.contains("watch=1"));
    start(QUICK);
    Eventually.holds(() -> assertThat(told.losses).hasSizeGreaterThan(2));
    assertThat(told.restored).hasValue(0);

    cluster.refuse(request -> false);
    Eventually.holds(() -> assertThat(told.restored).hasValue(1));
  }

  @Test
  void isNotCurrentWhileItDoesNotSeeTheCluster() throws Exception {
    ObjectFeed started = start(QUICK);
    knows("team-a/shop");
    watches(1);
    assertThat(started.isCurrent()).isTrue();

    cluster.refuse(request -> true);
    cluster.endWatches();
    Eventually.holds(() -> assertThat(started.isCurrent()).isFalse());
    assertThat(started.isComplete()).isTrue();
    cluster.refuse(request -> false);

    Eventually.holds(() -> assertThat(started.isCurrent()).isTrue());
    assertThat(told.changes).hasValue(2);
  }

  @Test
  void watchesTheNamespacesThatAreNamed() throws Exception {
    cluster.apply("team-b", "pay", "shop.example.com", "/b");
    cluster.apply("team-c", "else", "shop.example.com", "/c");

    start(QUICK, "team-a", "team-b");

    knows("team-a/shop", "team-b/pay");
    cluster.apply("team-c", "more", "shop.example.com", "/d");
    cluster.delete("team-b", "pay");
    knows("team-a/shop");
    assertThat(cluster.requests()).noneMatch(request -> request.contains("/v1/ingresses"));
  }

  private ObjectFeed start(WatchLimits limits, String... namespaces) throws IOException {
    ClusterSource source = new ClusterSource(cluster.kubeconfig(folder), null, List.of(namespaces));
    server = ApiServer.connect(Access.find(source, MockCluster.nowhere(folder)), Limits.DEFAULT);
    ObjectFeed started = ObjectFeed.start(server, source, limits, told);
    feed = started;
    return started;
  }

  private void knows(String... ids) throws Exception {
    Eventually.holds(() -> {
      assertThat(feed).isNotNull();
      assertThat(feed.isComplete()).isTrue();
      assertThat(snapshot().objects().keySet().stream().map(ObjectName::toString))
          .as(() -> told.losses + " " + cluster.requests())
          .containsExactlyInAnyOrder(ids);
    });
  }

  private static ObjectName id(String namespace, String name) {
    return new ObjectName(Ingress.KIND, namespace, name);
  }

  private Snapshot snapshot() {
    if (feed == null) {
      throw new AssertionError("not started");
    }
    return feed.snapshot();
  }

  private long lists() {
    return cluster.requests().stream().filter(request -> request.contains("limit=")).count();
  }

  private void watches(int count) throws Exception {
    Eventually.holds(() -> assertThat(cluster.watches()).isGreaterThanOrEqualTo(count));
  }

  private static final class Told implements ObjectListener {

    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger restored = new AtomicInteger();
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final List<String> reconnects = new CopyOnWriteArrayList<>();

    @Override
    public void changed() {
      changes.incrementAndGet();
    }

    @Override
    public void lost(String reason, Duration pause) {
      losses.add(reason);
    }

    @Override
    public void restored() {
      restored.incrementAndGet();
    }

    @Override
    public void reconnected(String cause) {
      reconnects.add(cause);
    }
  }
}
